using System.Text;

namespace TorchSharp.Native;

/// <summary>One argument of an operator, holding on to what it refers to.</summary>
internal readonly struct Argument
{
    internal readonly object? Reference;
    internal readonly long Bits;
    internal readonly ArgumentKind Kind;
    private readonly int _index;

    private Argument(ArgumentKind kind, long bits = 0, object? reference = null, int index = 0)
    {
        Kind = kind;
        Bits = bits;
        Reference = reference;
        _index = index;
    }

    /// <summary>The schema's own default.</summary>
    internal static Argument Default => default;

    /// <summary>No value, where the schema allows that.</summary>
    internal static Argument None => new(ArgumentKind.None);

    /// <summary>A list of which null elements are undefined tensors.</summary>
    internal static Argument Optional(torch.Tensor?[] tensors) => new(ArgumentKind.OptionalTensorList, 0, tensors);

    public static implicit operator Argument(torch.Tensor? value) =>
        value is null ? None : new Argument(ArgumentKind.Tensor, value.Handle, value);

    public static implicit operator Argument(torch.Tensor[] value) => new(ArgumentKind.TensorList, 0, value);

    public static implicit operator Argument(long value) => new(ArgumentKind.Int, value);

    public static implicit operator Argument(long? value) => value is { } given ? given : None;

    public static implicit operator Argument(double value) => new(ArgumentKind.Double, BitConverter.DoubleToInt64Bits(value));

    public static implicit operator Argument(double? value) => value is { } given ? given : None;

    public static implicit operator Argument(bool value) => new(ArgumentKind.Bool, value ? 1 : 0);

    public static implicit operator Argument(long[]? value) => value is null ? None : new Argument(ArgumentKind.IntList, 0, value);

    public static implicit operator Argument(double[]? value) => value is null ? None : new Argument(ArgumentKind.DoubleList, 0, value);

    public static implicit operator Argument(string? value) =>
        value is null ? None : new Argument(ArgumentKind.String, 0, Encoding.UTF8.GetBytes(value));

    public static implicit operator Argument(Scalar? value) => value is null ? None : new Argument(value.Kind, value.Bits);

    public static implicit operator Argument(torch.ScalarType? value) => value is { } given ? (long)given : None;

    public static implicit operator Argument(torch.Device? value) =>
        value is null ? None : new Argument(ArgumentKind.Device, (long)value.type, null, value.index);

    public static implicit operator Argument(torch.Generator? value) =>
        value is null ? None : new Argument(ArgumentKind.Generator, value.Handle, value);

    /// <summary>How many longs the argument's list or text needs beside the argument itself.</summary>
    internal int Room => Reference switch
    {
        long[] list => list.Length,
        double[] list => list.Length,
        torch.Tensor?[] list => list.Length,
        byte[] text => (text.Length + sizeof(long) - 1) / sizeof(long),
        _ => 0,
    };

    /// <summary>Writes the argument, with what it lists into the given room.</summary>
    internal unsafe NativeArgument Write(long* room)
    {
        switch (Reference)
        {
            case long[] list:
                list.CopyTo(new Span<long>(room, list.Length));
                return Listed(room, list.Length);
            case double[] list:
                list.CopyTo(new Span<double>(room, list.Length));
                return Listed(room, list.Length);
            case torch.Tensor?[] list:
                for (int i = 0; i < list.Length; i++)
                {
                    room[i] = list[i]?.Handle ?? 0;
                }

                return Listed(room, list.Length);
            case byte[] text:
                text.CopyTo(new Span<byte>(room, text.Length));
                return Listed(room, text.Length);
            default:
                return new NativeArgument { Kind = Kind, Length = _index, Bits = Bits };
        }
    }

    /// <summary>The argument as an error message shows it: tensors by type and shape.</summary>
    internal string Describe() => Kind switch
    {
        ArgumentKind.Default => "default",
        ArgumentKind.None => "None",
        ArgumentKind.Tensor => ((torch.Tensor)Reference!).Signature,
        ArgumentKind.Int => $"{Bits}",
        ArgumentKind.Double => $"{BitConverter.Int64BitsToDouble(Bits)}",
        ArgumentKind.Bool => Bits != 0 ? "True" : "False",
        ArgumentKind.IntList => $"[{string.Join(", ", (long[])Reference!)}]",
        ArgumentKind.DoubleList => $"[{string.Join(", ", (double[])Reference!)}]",
        ArgumentKind.TensorList or ArgumentKind.OptionalTensorList =>
            $"[{string.Join(", ", ((torch.Tensor?[])Reference!).Select(tensor => tensor?.Signature ?? "None"))}]",
        ArgumentKind.String => $"\"{Encoding.UTF8.GetString((byte[])Reference!)}\"",
        _ => $"{Kind}",
    };

    private unsafe NativeArgument Listed(long* room, int length) => new() { Kind = Kind, Length = length, Bits = (long)room };
}
