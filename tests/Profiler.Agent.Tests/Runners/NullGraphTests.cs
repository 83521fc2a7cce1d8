using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners;

/// <summary>A null device has no runtime: its graph is the model as it was exported.</summary>
public sealed class NullGraphTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_lists_the_nodes_of_the_model()
    {
        RuntimeGraph graph = Read(SmallModel.Export.Bytes.ToArray());
        Assert.Equal(["Conv", "Relu"], graph.Kernels.Select(kernel => kernel.Operator));
        Assert.Equal([1, 16, 8, 8], graph.Kernels[^1].Outputs[0].Dims.ToArray());
        Assert.Equal([false, true, true], graph.Kernels[0].Inputs.Select(input => input.IsConstant));
        Assert.Equal(graph.Kernels.Select(kernel => kernel.Node), Read(SmallModel.Export.Bytes.ToArray()).Kernels.Select(kernel => kernel.Node));
    }

    [Fact]
    public void What_passes_its_values_on_is_no_kernel() => Assert.Empty(Read(OnnxModels.Chain(3, "Identity")).Kernels);

    [Fact]
    public void The_null_model_has_no_kernels() => Assert.Empty(Read(null).Kernels);

    [Fact]
    public void A_graph_that_fits_no_frame_is_refused_with_its_size()
    {
        const int Nodes = 40_000;
        var error = Assert.Throws<AgentException>(() => Read(OnnxModels.Chain(Nodes, "Relu")));
        Assert.Equal(AgentFailure.ModelRejected, error.Code);
        Assert.Contains($"{Nodes} kernels", error.Message, StringComparison.Ordinal);
    }

    private RuntimeGraph Read(byte[]? model)
    {
        var models = new ModelStore(_folder.Path, TimeProvider.System);
        string sha256 = Workload.NullModel;
        if (model is not null)
        {
            sha256 = Requests.Sha256(model);
            foreach (PutModelRequest chunk in Requests.Chunks(model, sha256, model.Length))
            {
                models.Put(chunk);
            }
        }

        return new GraphRunner(models, isNullDevice: true).Run(new GraphRequest(1, Workload.OfFixedShape(sha256, "cpu", 1))).Graph;
    }
}
