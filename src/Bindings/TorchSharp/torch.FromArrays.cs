using System.Runtime.InteropServices;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A tensor with a copy of an array's elements, in the array's own shape.</summary>
    public static Tensor from_array(Array rawArray, Device? device = null) => from_array(rawArray, null, device);

    /// <exception cref="ArgumentException">The array's elements are of no type that tensors have.</exception>
    public static Tensor from_array(Array rawArray, ScalarType? dtype, Device? device = null, bool requires_grad = false, string[]? names = null)
    {
        return Type.GetTypeCode(rawArray.GetType().GetElementType()) switch
        {
            TypeCode.Single => Of<float>(),
            TypeCode.Double => Of<double>(),
            TypeCode.Int64 => Of<long>(),
            TypeCode.Int32 => Of<int>(),
            TypeCode.Int16 => Of<short>(),
            TypeCode.Byte => Of<byte>(),
            TypeCode.SByte => Of<sbyte>(),
            TypeCode.Boolean => Of<bool>(),
            _ => throw new ArgumentException($"An array of {rawArray.GetType().GetElementType()!.Name} is no tensor."),
        };

        Tensor Of<T>()
            where T : unmanaged => Copied<T>(Flat<T>(rawArray), Dimensions(rawArray), dtype, device, requires_grad, names);
    }

    public static Tensor as_tensor(Array data, ScalarType? dtype = null, Device? device = null) => from_array(data, dtype, device);

    private static long[] Dimensions(Array array) => [.. Enumerable.Range(0, array.Rank).Select(array.GetLongLength)];

    private static ReadOnlySpan<T> Flat<T>(Array array)
        where T : unmanaged => MemoryMarshal.CreateReadOnlySpan(
            ref System.Runtime.CompilerServices.Unsafe.As<byte, T>(ref MemoryMarshal.GetArrayDataReference(array)), array.Length);

    private static Tensor Copied<T>(
        ReadOnlySpan<T> elements,
        ReadOnlySpan<long> dimensions,
        ScalarType? dtype,
        Device? device,
        bool requires_grad,
        string[]? names = null)
        where T : unmanaged
    {
        using DisposeScope scope = NewDisposeScope();
        Tensor tensor = empty(dimensions.ToArray(), Tensor.TypeOf<T>());
        if (tensor.NumberOfElements != elements.Length)
        {
            throw new ArgumentException($"{elements.Length} elements do not fill the shape [{string.Join(", ", dimensions.ToArray())}].");
        }

        MemoryMarshal.AsBytes(elements).CopyTo(tensor.bytes);
        Device target = At(device);
        Tensor moved = dtype is null && target.type == DeviceType.CPU ? tensor : tensor.to(dtype ?? tensor.dtype, target);
        return Made(moved, requires_grad, names).MoveToOuterDisposeScope();
    }
}
