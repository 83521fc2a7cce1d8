using TorchSharp.Native;

namespace TorchSharp;

/// <summary>A number whose type the operator decides about: an integer stays one, so integers are not promoted.</summary>
public sealed class Scalar : IDisposable
{
    private Scalar(torch.ScalarType type, ArgumentKind kind, long bits)
    {
        Type = type;
        Kind = kind;
        Bits = bits;
    }

    public torch.ScalarType Type { get; }

    internal ArgumentKind Kind { get; }

    internal long Bits { get; }

    public static implicit operator Scalar(byte value) => new(torch.ScalarType.Byte, ArgumentKind.Int, value);

    public static implicit operator Scalar(sbyte value) => new(torch.ScalarType.Int8, ArgumentKind.Int, value);

    public static implicit operator Scalar(short value) => new(torch.ScalarType.Int16, ArgumentKind.Int, value);

    public static implicit operator Scalar(int value) => new(torch.ScalarType.Int32, ArgumentKind.Int, value);

    public static implicit operator Scalar(long value) => new(torch.ScalarType.Int64, ArgumentKind.Int, value);

    public static implicit operator Scalar(float value) => new(torch.ScalarType.Float32, ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(double value) => new(torch.ScalarType.Float64, ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Scalar(bool value) => new(torch.ScalarType.Bool, ArgumentKind.Bool, value ? 1 : 0);

    /// <summary>Nothing native is held: here for the sake of TorchSharp's shape.</summary>
    public void Dispose()
    {
    }

    internal static Scalar Of(in NativeArgument value) => value.Kind switch
    {
        ArgumentKind.Double => BitConverter.Int64BitsToDouble(value.Bits),
        ArgumentKind.Bool => value.Bits != 0,
        _ => value.Bits,
    };

    internal double Double => Kind == ArgumentKind.Double ? BitConverter.Int64BitsToDouble(Bits) : Bits;

    internal long Integer => Kind == ArgumentKind.Double ? checked((long)BitConverter.Int64BitsToDouble(Bits)) : Bits;
}
