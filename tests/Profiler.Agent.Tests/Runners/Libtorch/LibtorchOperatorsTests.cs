using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners.Libtorch;

/// <summary>Forms of operators that our exporter does not write, and those that are refused.</summary>
public sealed class LibtorchOperatorsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string, byte[]> Known => new()
    {
        { "Conv padded unevenly", new OneNode("Conv", 1, 4, 9, 9).WithWeights(6, 2, 3, 3).WithWeights(6).Int("group", 2).Ints("pads", 0, 1, 2, 1).Ints("strides", 2, 2).Model() },
        { "MaxPool padded unevenly", new OneNode("MaxPool", 1, 4, 9, 9).Ints("kernel_shape", 3, 3).Ints("strides", 2, 2).Ints("pads", 0, 0, 1, 1).Model() },
        { "MaxPool rounding up", new OneNode("MaxPool", 1, 4, 8, 8).Ints("kernel_shape", 3, 3).Ints("strides", 2, 2).Int("ceil_mode", 1).Model() },
        { "AveragePool", new OneNode("AveragePool", 1, 4, 9, 9).Ints("kernel_shape", 3, 3).Ints("pads", 1, 1, 1, 1).Model() },
        { "AveragePool counting its padding", new OneNode("AveragePool", 1, 4, 9, 9).Ints("kernel_shape", 3, 3).Ints("pads", 1, 0, 1, 1).Int("count_include_pad", 1).Model() },
        { "Gemm", new OneNode("Gemm", 3, 8).WithWeights(8, 5).WithWeights(5).Model() },
        { "MatMul", new OneNode("MatMul", 1, 2, 3, 8).WithWeights(8, 5).Model() },
        { "Split", new OneNode("Split", 1, 9, 4, 4).WithIntegers(2, 3, 4).Int("axis", 1).Model(outputs: 3) },
        { "Slice", new OneNode("Slice", 1, 9, 6, 6).WithIntegers(-4, 1).WithIntegers(-1, 99).WithIntegers(1, -1).Model() },
        { "Transpose without an order", new OneNode("Transpose", 2, 3, 4).Model() },
        { "Flatten", new OneNode("Flatten", 2, 3, 4, 5).Model() },
        { "Squeeze", new OneNode("Squeeze", 1, 3, 1, 5).WithIntegers(2).Model() },
        { "Unsqueeze", new OneNode("Unsqueeze", 3, 5).WithIntegers(0, 3).Model() },
        { "Softmax", new OneNode("Softmax", 2, 3, 7).Model() },
        { "Sum with a vector", new OneNode("Add", 1, 4, 3, 3).WithWeights(4, 1, 1).Model() },
        { "Clip from below", new OneNode("Clip", 1, 4, 3, 3).With(Onnx.TensorProto.Types.DataType.Float, [0.25f]).Model() },
        { "HardSigmoid of another slope", new OneNode("HardSigmoid", 1, 4, 3, 3).Model() },
        { "Tanh", new OneNode("Tanh", 1, 4, 3, 3).Model() },
        { "Exp", new OneNode("Exp", 1, 4, 3, 3).Model() },
        { "Mean over all", new OneNode("ReduceMean", 2, 4, 3, 3).Int("keepdims", 0).Ints("axes", 1, -1).Model() },
        { "Resize to the nearest", Resized("nearest", "asymmetric", 8, 12).Text("nearest_mode", "floor").Model() },
        { "Resize to the nearest half pixel", Resized("nearest", "half_pixel", 12, 18).Model() },
        { "Resize by lines", Resized("linear", "half_pixel", 7, 13).Model() },
        { "Resize by lines between corners", Resized("linear", "align_corners", 7, 13).Model() },
    };

    public static TheoryData<byte[], string> Refused => new()
    {
        { OnnxModels.Chain(2, "Softplus"), "node 'node0' (Softplus): there is no translation of it" },
        { new OneNode("Softmax", 2, 3, 7).Int("axis", 1).Model(), "node 'node' (Softmax): its axis is 1, not the last" },
        { new OneNode("Conv", 1, 4, 9, 9).WithWeights(4, 4, 3, 3).Text("auto_pad", "SAME_UPPER").Model(), "node 'node' (Conv): its padding is SAME_UPPER" },
        { new OneNode("Conv", 1, 4, 9).WithWeights(4, 4, 3).Model(), "node 'node' (Conv): it works on 1x4x9" },
        { new OneNode("Slice", 1, 9, 6, 6).WithIntegers(0).WithIntegers(9).WithIntegers(1).WithIntegers(2).Model(), "node 'node' (Slice): it takes steps" },
        { Resized("cubic", "half_pixel", 8, 12).Model(), "node 'node' (Resize): its mode is cubic with half_pixel" },
        { Resized("nearest", "half_pixel", 7, 12).Model(), "node 'node' (Resize): its mode is nearest with half_pixel" },
        { new OneNode("MaxPool", 1, 4, 9, 9).Ints("kernel_shape", 3, 3).Model(outputs: 2, type: 7), "node 'node' (MaxPool): it makes a tensor of Int64" },
        { new OneNode("Gemm", 3, 8).WithWeights(8, 5).WithWeights(3, 5).Model(), "node 'node' (Gemm): it is more than a product with a constant and a sum" },
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Known))]
    public void A_node_gives_what_ONNX_Runtime_does(string form, byte[] model)
    {
        Assert.NotEmpty(form);
        LibtorchAgreement.Check(_folder, model);
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public void A_node_that_is_not_known_is_named(byte[] model, string message)
    {
        string path = _folder.PathOf("model.onnx");
        File.WriteAllBytes(path, model);
        var error = Assert.Throws<AgentException>(
            () => LibtorchRunners.Build(path, Workload.OfFixedShape("model", Runtimes.LibtorchCpu, 1), count => new float[count]));
        Assert.Equal(AgentFailure.ModelRejected, error.Code);
        Assert.Contains(message, error.Message, StringComparison.Ordinal);
        Assert.Contains("ONNX Runtime", error.Advice, StringComparison.Ordinal);
    }

    private static OneNode Resized(string mode, string places, long height, long width) => new OneNode("Resize", 1, 2, 4, 6)
        .With<float>(Onnx.TensorProto.Types.DataType.Float, []).With<float>(Onnx.TensorProto.Types.DataType.Float, [])
        .WithIntegers(1, 2, height, width).Text("mode", mode).Text("coordinate_transformation_mode", places);
}
