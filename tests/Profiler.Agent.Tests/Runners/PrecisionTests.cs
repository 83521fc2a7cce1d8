using System.Runtime.InteropServices;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Onnx.Precisions.Calibration;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Agent.Tests.Runners;

/// <summary>Models that are made here in another precision still compute what the fp32 one does.</summary>
public sealed class PrecisionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly ModelStore _models;

    public PrecisionTests() => _models = new ModelStore(_folder.PathOf("models"), TimeProvider.System);

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TargetPrecisions.Fp16, 0.01)]
    [InlineData(TargetPrecisions.Quantized, 0.15)]
    public void A_published_network_puts_out_nearly_the_same(string precision, double tolerance)
    {
        Workload fp32 = Put(Network());
        CheckedOutput expected = Check(fp32);
        CheckedOutput found = Check(fp32 with { Precision = precision });
        double scale = Math.Max(Math.Abs(expected.Minimum), Math.Abs(expected.Maximum));
        Assert.Equal(expected.Dimensions.ToArray(), found.Dimensions.ToArray());
        Assert.NotEqual(expected.Sha256, found.Sha256);
        Assert.All(expected.First.Zip(found.First), pair => Assert.InRange(Math.Abs(pair.First!.Value - pair.Second!.Value) / scale, 0, tolerance));
    }

    [Fact]
    public void Convolutions_of_an_int8_model_run_in_int8()
    {
        Workload int8 = Put(Network()) with { Precision = TargetPrecisions.Quantized };
        using OnnxRunner runner = OnnxRunner.Open(new PrecisionModels(_models).PathOf(int8), int8, profiled: true);
        runner.Run();
        string[] operators = [.. runner.TakeProfile(1).Kernels.Select(kernel => kernel.Operator)];
        Assert.Contains("QLinearConv", operators);
        Assert.DoesNotContain(operators, name => name is "Conv" or "FusedConv");
    }

    /// <summary>With tensors of a hundredth of what the check feeds it, everything is beyond the ranges and is cut off.</summary>
    [Fact]
    public void Ranges_come_from_the_tensors_that_a_model_carries()
    {
        float[] small = [.. SeededValues.Of(7, 3 * 64 * 128).Select(value => value / 100)];
        byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 64, 128), }\n"u8.ToArray();
        File.WriteAllBytes(
            Path.Combine(Directory.CreateDirectory(_folder.PathOf("data")).FullName, "image.npy"),
            [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. MemoryMarshal.AsBytes<float>(small)]);
        OnnxExport network = Network();
        byte[] calibrated = CalibratedModel.Of(network.Bytes.Span, _folder.PathOf("data"), new TensorShape(1, 3, 64, 128));
        CheckedOutput random = Check(Put(network) with { Precision = TargetPrecisions.Quantized });
        Workload given = Put(new OnnxExport(calibrated, Requests.Sha256(calibrated)));
        CheckedOutput cut = Check(given with { Precision = TargetPrecisions.Quantized });
        Assert.InRange((cut.Maximum - cut.Minimum) / (random.Maximum - random.Minimum), 0, 0.8);
        Assert.Equal(Check(Put(network)).Sha256, Check(given).Sha256);
        Assert.True(new FileInfo(new PrecisionModels(_models).PathOf(given with { Precision = TargetPrecisions.Quantized })).Length < calibrated.Length / 2);
    }

    [Fact]
    public void A_model_is_made_once()
    {
        var precisions = new PrecisionModels(_models);
        Workload fp16 = Put(SmallModel.Export) with { Precision = TargetPrecisions.Fp16 };
        string path = precisions.PathOf(fp16);
        Assert.InRange(new FileInfo(path).Length, 1, SmallModel.Export.Bytes.Length);
        File.WriteAllText(path, "kept");
        Assert.Equal(path, new PrecisionModels(new ModelStore(_folder.PathOf("models"), TimeProvider.System)).PathOf(fp16));
        Assert.Equal("kept", File.ReadAllText(path));
    }

    [Fact]
    public void A_precision_that_nobody_knows_is_refused()
    {
        var error = Assert.Throws<AgentException>(() => new PrecisionModels(_models).PathOf(Put(SmallModel.Export) with { Precision = "fp8" }));
        Assert.Equal(AgentFailure.BadRequest, error.Code);
    }

    [Fact]
    public void What_has_no_weights_is_not_quantised()
    {
        byte[] chain = OnnxModels.Chain(3, "Relu");
        Workload workload = Put(new OnnxExport(chain, Requests.Sha256(chain))) with { Precision = TargetPrecisions.Quantized };
        var error = Assert.Throws<AgentException>(() => new PrecisionModels(_models).PathOf(workload));
        Assert.Equal(AgentFailure.ModelRejected, error.Code);
        Assert.Contains("nothing in it computes", error.Message, StringComparison.Ordinal);
    }

    private static OnnxExport Network() => OnnxExporter.Export(
        ShapedGraph.Lay(PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small")), new TensorShape(1, 3, 64, 128)), new SeededWeights(1));

    private Workload Put(OnnxExport export)
    {
        byte[] model = export.Bytes.ToArray();
        _models.Put(Requests.Chunks(model, export.Sha256, model.Length).Single());
        return Workload.OfFixedShape(export.Sha256, "cpu", 1);
    }

    private CheckedOutput Check(Workload workload)
    {
        CheckedReply reply = new CheckRunner(_models, new LibtorchRunners(new CommandRunner(), TimeProvider.System)).Run(new CheckRequest(1, workload, Seed: 1), CancellationToken.None);
        Assert.Null(reply.Problem);
        return reply.Outputs.Single();
    }
}
