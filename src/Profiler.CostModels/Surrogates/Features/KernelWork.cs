using System.Collections.Immutable;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>What a kernel computes and moves on paper.</summary>
public static class KernelWork
{
    /// <summary>
    /// Multiply-accumulates by the rules of <see cref="MacRules"/>, at the extents that the runtime uses: in the blocked
    /// layout with the channels' padding. Bytes of all inputs, weights included, and of all outputs; none for an
    /// operator that leaves its values where they are.
    /// </summary>
    /// <exception cref="ProfilerException">A tensor's elements have no size, or the numbers do not fit 63 bits.</exception>
    public static (long Macs, long Bytes) Of(RuntimeKernel kernel)
    {
        try
        {
            long bytes = OperatorRoles.IsView(kernel.FullOperator)
                ? 0
                : checked(BytesOf(kernel, kernel.Inputs) + BytesOf(kernel, kernel.Outputs));
            return (Macs(kernel), bytes);
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

    /// <summary>Bytes of those tensors that are there.</summary>
    internal static long BytesOf(RuntimeKernel kernel, IEnumerable<KernelTensor> tensors) =>
        tensors.Where(IsThere).Aggregate(0L, (sum, tensor) => checked(sum + Value(kernel, tensor).Bytes));

    internal static bool IsThere(KernelTensor tensor) => tensor.Type.Length > 0;

    private static long Macs(RuntimeKernel kernel)
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
