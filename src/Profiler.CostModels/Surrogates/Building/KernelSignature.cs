using System.Collections.Immutable;
using System.Text;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>All of a kernel but its name: kernels that agree in it are the same work.</summary>
internal static class KernelSignature
{
    public static string Of(RuntimeKernel kernel)
    {
        var text = new StringBuilder();
        text.Append(kernel.Domain).Append('.').Append(kernel.Operator).Append('@').Append(kernel.Provider);
        Append(text, kernel.Inputs);
        Append(text, kernel.Outputs);
        foreach ((string name, ImmutableArray<long> values) in kernel.Integers)
        {
            text.Append(' ').Append(name).Append('=').AppendJoin(',', values);
        }

        foreach ((string name, string value) in kernel.Words)
        {
            text.Append(' ').Append(name).Append('=').Append(value);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, ImmutableArray<KernelTensor> tensors)
    {
        text.Append('|');
        foreach (KernelTensor tensor in tensors)
        {
            text.Append(tensor.Type).Append(tensor.IsConstant ? '!' : ':').AppendJoin('x', tensor.Dims).Append(';');
        }
    }
}
