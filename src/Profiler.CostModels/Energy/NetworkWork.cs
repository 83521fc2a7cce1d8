using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Analytical.Sheets;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.CostModels.Energy;

/// <summary>What a network or a piece of it computes and moves, fused as on paper.</summary>
/// <param name="Macs">Multiply-accumulates.</param>
/// <param name="Values">Between memory and processor: every kernel's inputs, weights and output once.</param>
public readonly record struct NetworkWork(long Macs, long Values)
{
    /// <summary>Kernels are counted at a byte a value.</summary>
    internal const int BytesPerValue = 1;

    public static NetworkWork Of(ShapedGraph graph) => Of(LayerKernels.Of(graph, BytesPerValue));

    /// <summary>As of layers; what is no real number counts as many values as it has bytes.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="OnnxKernels.Of"/>.</exception>
    public static NetworkWork Of(OnnxModel model, OnnxInputs inputs) =>
        Of(OnnxKernels.Of(model, inputs, Measurement.Targets.TargetPrecisions.Quantized));

    /// <param name="precision">What the runtime computes in.</param>
    /// <exception cref="Networks.Errors.ProfilerException">There is no such precision.</exception>
    public double BytesAt(string precision) => (double)Values * Precisions.BytesOf(precision);

    public static NetworkWork operator +(NetworkWork one, NetworkWork other) => new(one.Macs + other.Macs, one.Values + other.Values);

    internal static NetworkWork Of(IEnumerable<AnalyticKernel> kernels) =>
        kernels.Aggregate(default(NetworkWork), (sum, kernel) => sum + new NetworkWork(kernel.Macs, kernel.Bytes));
}
