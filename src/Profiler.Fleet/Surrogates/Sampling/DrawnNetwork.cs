using Profiler.Networks.Families;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Surrogates.Sampling;

/// <summary>A network of a family, drawn by its name, as it is brought to a device.</summary>
internal sealed record DrawnNetwork(SampleName Name, OnnxExport Export)
{
    /// <summary>Weights do not change a kernel's time; one seed serves all.</summary>
    private const int WeightSeed = 0;

    public static DrawnNetwork Of(SampleName name)
    {
        SampledNetwork drawn = NetworkFamilies.Sample(name.Family, new Random(name.RandomSeed));
        return new DrawnNetwork(name, OnnxExporter.Export(ShapedGraph.Lay(drawn.Network, drawn.Input), new SeededWeights(WeightSeed)));
    }
}
