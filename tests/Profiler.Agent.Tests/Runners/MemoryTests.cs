using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Visits;
using Profiler.Networks.Blocks;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Agent.Tests.Runners;

public sealed class MemoryTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Input and output of the stem's convolution at this size are 24 and 32 MiB.</summary>
    [Fact]
    public void Feature_maps_are_counted_apart_from_weights()
    {
        MemoryUse memory = Count(new TensorShape(1, 3, 1024, 2048));
        Assert.InRange(memory.ModelMib, 0.0001, 0.1);
        Assert.InRange(memory.ArenaMib, 20, 400);
        Assert.InRange(memory.PeakMib, memory.ArenaMib, 600);
        Assert.True(memory.PeakMib > Count(new TensorShape(1, 3, 16, 16)).PeakMib + 20);
    }

    private MemoryUse Count(TensorShape input)
    {
        Block stem = Stem.Build(BuiltInSpaces.Get("fbnet").Stem, inChannels: 3);
        Network network = NetworkFactory.FromBlock("stem", stem, 3, input);
        OnnxExport export = OnnxExporter.Export(ShapedGraph.Lay(network, input), new SeededWeights(0));
        var models = new ModelStore(_folder.PathOf("models"), TimeProvider.System);
        byte[] bytes = export.Bytes.ToArray();
        models.Put(Requests.Chunks(bytes, export.Sha256, bytes.Length).Single());
        using var pool = new RunnerPool(models, TimeProvider.System, new HostReader(SensorRoot.FromEnvironment()));
        return pool.Rent(Workload.OfFixedShape(export.Sha256, "cpu", 1), profiled: false).Memory!;
    }
}
