using System.Collections.Immutable;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What a kernel computes and moves on paper.</summary>
/// <param name="Macs">
/// Multiply-accumulates by the rules of <see cref="MacRules"/>, at the extents that the runtime uses: in the blocked
/// layout with the channels' padding.
/// </param>
/// <param name="DataBytes">Of the inputs that are no weights.</param>
/// <param name="WeightBytes">Of the constant inputs.</param>
/// <param name="OutputBytes">Of all outputs.</param>
/// <param name="IsView">Whether the operator leaves its values where they are.</param>
public readonly record struct KernelWork(long Macs, long DataBytes, long WeightBytes, long OutputBytes, bool IsView)
{
    /// <summary>Of all inputs and outputs; none for a view.</summary>
    public long Bytes => IsView ? 0 : DataBytes + WeightBytes + OutputBytes;

    /// <exception cref="ProfilerException">A tensor's elements have no size, or the numbers do not fit 63 bits.</exception>
    public static KernelWork Of(RuntimeKernel kernel)
    {
        try
        {
            long data = BytesOf(kernel, kernel.Inputs, constant: false);
            long weights = BytesOf(kernel, kernel.Inputs, constant: true);
            long output = BytesOf(kernel, kernel.Outputs, constant: false);
            _ = checked(data + weights + output);
            return new KernelWork(MacsOf(kernel), data, weights, output, OperatorRoles.IsView(kernel.FullOperator));
        }
        catch (OverflowException error)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"The work of kernel '{kernel.Node}' ({kernel.FullOperator}) does not fit 63 bits.",
                "Pass a smaller input.",
                error);
        }
    }

    public void Deconstruct(out long macs, out long bytes) => (macs, bytes) = (Macs, Bytes);

    internal static bool IsThere(KernelTensor tensor) => tensor.Type.Length > 0;

    private static long BytesOf(RuntimeKernel kernel, ImmutableArray<KernelTensor> tensors, bool constant)
    {
        long sum = 0;
        foreach (KernelTensor tensor in tensors)
        {
            sum = checked(sum + (IsThere(tensor) && tensor.IsConstant == constant ? Value(kernel, tensor).Bytes : 0));
        }

        return sum;
    }

    private static long MacsOf(RuntimeKernel kernel)
    {
        if (kernel.Outputs.IsEmpty || !IsThere(kernel.Outputs[0]))
        {
            return 0;
        }

        ImmutableArray<OnnxValue?> inputs = [.. kernel.Inputs.Select(input => IsThere(input) ? Value(kernel, input) : null)];
        return MacRules.Count(kernel.FullOperator, new MacOperands(inputs, Value(kernel, kernel.Outputs[0]))
        {
            TransposesFirst = kernel.Integers.TryGetValue("transA", out ImmutableArray<long> transposes) && transposes is [not 0, ..],
            Equation = kernel.Words.GetValueOrDefault("equation", string.Empty),
        });
    }

    private static OnnxValue Value(RuntimeKernel kernel, KernelTensor tensor) =>
        OnnxElementTypes.Find(tensor.Type) is { } type && type.HasSize()
            ? new OnnxValue(type, tensor.Dims)
            : throw new ProfilerException(
                ErrorCode.UnsupportedOperator,
                $"The kernel '{kernel.Node}' ({kernel.FullOperator}) works on elements of type '{tensor.Type}', which have no size.",
                "Cut the part of the graph that handles texts off.");
}
