using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.RegularExpressions;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Precisions.Calibration;

/// <summary>Reads NumPy's .npy files: a magic number, a version, a header that is a Python dictionary, the values.</summary>
internal static partial class NumpyFile
{
    /// <summary>As numpy.save writes float32 on every machine that we know.</summary>
    private const string LittleEndianFloat = "<f4";

    private const int PrefixBytes = 8;
    private const int MaxHeaderBytes = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The values in C order.</summary>
    /// <param name="shape">That it must have.</param>
    /// <exception cref="ProfilerException">The file is not of float32 in C order and of this shape, or holds what is not a number; it is named.</exception>
    public static float[] Read(string path, ImmutableArray<int> shape)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            string header = Header(file) ?? throw Refused(path, "it does not begin as numpy.save's files do");
            Require(path, header, shape);
            float[] values = new float[shape.Aggregate(1, (product, extent) => product * extent)];
            Span<byte> bytes = MemoryMarshal.AsBytes(values.AsSpan());
            long left = file.Length - file.Position;
            if (left != bytes.Length)
            {
                throw Refused(path, $"it has {left} bytes of values and not {bytes.Length}");
            }

            file.ReadExactly(bytes);
            int bad = Array.FindIndex(values, value => !float.IsFinite(value));
            return bad < 0
                ? values
                : throw Refused(path, $"its value {bad.ToString(CultureInfo.InvariantCulture)} (in C order) is {values[bad].ToString(CultureInfo.InvariantCulture)}");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.Storage, $"{path} cannot be read: {error.Message}", inner: error);
        }
    }

    private static void Require(string path, string header, ImmutableArray<int> shape)
    {
        string type = Type().Match(header).Groups["type"].Value;
        if (type != LittleEndianFloat)
        {
            throw Refused(path, $"its values are of the type '{type}' and not '{LittleEndianFloat}' (float32)");
        }

        if (!RowOrder().IsMatch(header))
        {
            throw Refused(path, "its values are in Fortran's order");
        }

        string wanted = string.Join('x', shape);
        string found = string.Join('x', Shape().Match(header).Groups["shape"].Value
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        if (found != wanted)
        {
            throw Refused(path, $"its shape is {(found.Length > 0 ? found : "a scalar's")} and the network's input is {wanted}");
        }
    }

    /// <returns>Null where it has none.</returns>
    private static string? Header(FileStream file)
    {
        Span<byte> prefix = stackalloc byte[PrefixBytes];
        if (file.ReadAtLeast(prefix, PrefixBytes, throwOnEndOfStream: false) < PrefixBytes || !prefix.StartsWith(Magic))
        {
            return null;
        }

        // Version 1 has two bytes for the header's length, later ones have four.
        byte[] length = new byte[prefix[Magic.Length] == 1 ? sizeof(ushort) : sizeof(uint)];
        file.ReadExactly(length);
        long count = length.Length == sizeof(ushort) ? BitConverter.ToUInt16(length) : BitConverter.ToUInt32(length);
        if (count > MaxHeaderBytes)
        {
            return null;
        }

        byte[] header = new byte[count];
        file.ReadExactly(header);
        return Encoding.UTF8.GetString(header);
    }

    private static ProfilerException Refused(string path, string why) => new(
        ErrorCode.InvalidArgument,
        $"{path} cannot be used for calibration: {why}.",
        "Save each tensor with numpy.save as float32, C order, of the input's shape with its batch.");

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"](?<type>[^'"]*)['"]""", RegexOptions.ExplicitCapture)]
    private static partial Regex Type();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*False""")]
    private static partial Regex RowOrder();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\((?<shape>[^)]*)\)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Shape();
}
