using System.Collections.Immutable;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Measurement.RuntimeGraphs;

namespace Profiler.CostModels.Surrogates.Coverage;

/// <summary>Where a kernel lies among all kernels: distances make sense among kernels of one kind only.</summary>
/// <param name="Operator">Operator and domain, by which an unseen one is recognised.</param>
/// <param name="Kind">Operator, layout, ranks and window.</param>
/// <param name="Coordinates">
/// <see cref="Dimensions"/> values in octaves (logarithms to base 2), so that a distance of 1 is a factor of 2 in one
/// of them: bytes, MACs, channels and pixels read, channels and pixels written, channels a group, dilation.
/// </param>
internal readonly record struct KernelPlace(string Operator, string Kind, float[] Coordinates)
{
    public const int Dimensions = 8;

    public static KernelPlace Of(RuntimeKernel kernel, KernelWork work)
    {
        string name = kernel.FullOperator;
        ImmutableArray<long> read = DimsOf(kernel.Inputs.FirstOrDefault(input => input.Type.Length > 0 && !input.IsConstant));
        ImmutableArray<long> written = DimsOf(kernel.Outputs.FirstOrDefault());
        ImmutableArray<long> weights = DimsOf(kernel.Inputs.FirstOrDefault(input => input.IsConstant && input.Dims.Length > 1));
        string window = kernel.Integers.TryGetValue("kernel_shape", out ImmutableArray<long> sides) ? string.Join('x', sides) : "";
        float[] coordinates =
        [
            Octaves(work.Bytes), Octaves(work.Macs), Octaves(Channels(read)), Octaves(Rest(read)), Octaves(Channels(written)), Octaves(Rest(written)),
            Octaves(Channels(weights)), Octaves(kernel.Integers.TryGetValue("dilations", out ImmutableArray<long> d) ? d.Max() : 1),
        ];
        return new KernelPlace(name, $"{name} {window} {read.Length}>{written.Length}", coordinates);
    }

    private static ImmutableArray<long> DimsOf(KernelTensor? tensor) => tensor?.Dims ?? [];

    private static long Channels(ImmutableArray<long> dims) => dims.Length > 1 ? dims[1] : 1;

    private static long Rest(ImmutableArray<long> dims)
    {
        long size = 1;
        for (int i = 2; i < dims.Length; i++)
        {
            size *= dims[i];
        }

        return size;
    }

    private static float Octaves(long value) => MathF.Log2(1 + Math.Max(0, value));
}
