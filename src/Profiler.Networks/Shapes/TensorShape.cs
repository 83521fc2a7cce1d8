using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Shapes;

/// <summary>The shape of a feature map, in the order batch, channels, height, width; every extent is at least 1.</summary>
public readonly record struct TensorShape(int Batch, int Channels, int Height, int Width)
{
    /// <summary>The largest extent taken; far above real inputs, low enough that no product of four overflows quietly.</summary>
    public const int MaxExtent = 1 << 20;

    /// <summary>The most elements a feature map may have (4 GiB in fp32).</summary>
    public const long MaxElements = 1L << 30;

    public long Elements => (long)Batch * Channels * Height * Width;

    /// <summary>Reads the form 1x3x512x1024.</summary>
    /// <exception cref="ProfilerException">The text is not four positive extents, or too large.</exception>
    public static TensorShape Parse(string text)
    {
        string[] parts = text.Split('x', 'X');
        Span<int> extents = stackalloc int[4];
        if (parts.Length != 4)
        {
            throw Invalid(text);
        }

        for (int i = 0; i < 4; i++)
        {
            bool isNumber = int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out extents[i]);
            if (!isNumber || extents[i] is < 1 or > MaxExtent)
            {
                throw Invalid(text);
            }
        }

        var shape = new TensorShape(extents[0], extents[1], extents[2], extents[3]);
        if ((UInt128)(ulong)extents[0] * (ulong)extents[1] * (ulong)extents[2] * (ulong)extents[3] > MaxElements)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"The shape {text} has more than {MaxElements} elements.",
                "Pass a smaller batch or resolution.");
        }

        return shape;
    }

    public override string ToString() => $"{Batch}x{Channels}x{Height}x{Width}";

    private static ProfilerException Invalid(string text) => new(
        ErrorCode.InvalidShape,
        $"'{text}' is not a shape.",
        $"Write batch x channels x height x width, each from 1 to {MaxExtent}, such as 1x3x512x1024.");
}
