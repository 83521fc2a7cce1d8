using Google.Protobuf;
using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Precisions;

namespace Profiler.Networks.Tests.Onnx.Precisions;

public sealed class HalfModelTests : IDisposable
{
    private const int Float = 1;
    private const int Half = 10;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Weights_become_half_and_edges_stay_float()
    {
        ModelProto made = Make(Resizing());
        Assert.Equal(Half, Tensor(made, "w").DataType);
        Assert.Equal(8, Tensor(made, "w").RawData.Length);
        Assert.Equal(Float, Tensor(made, "scales").DataType);
        Assert.Equal((Float, Float), (made.Graph.Input[0].Type.TensorType.ElemType, made.Graph.Output[0].Type.TensorType.ElemType));
        Assert.Equal(["Cast", "Conv", "Resize", "Cast"], made.Graph.Node.Select(node => node.OpType));
        Assert.Equal(["x"], made.Graph.Node[0].Input);
        Assert.Equal(["y"], made.Graph.Node[^1].Output);
    }

    [Fact]
    public void A_weight_beyond_its_range_is_refused()
    {
        ModelProto model = Resizing();
        Tensor(model, "w").RawData = ByteString.CopyFrom([.. new[] { 1f, 2f, 3f, 70000f }.SelectMany(BitConverter.GetBytes)]);
        var error = Assert.Throws<ProfilerException>(() => Make(model));
        Assert.Equal(ErrorCode.ModelRejected, error.Code);
        Assert.Contains("'w' holds 7E+04", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quantised_model_is_refused()
    {
        ModelProto model = Resizing();
        model.Graph.Node.Add(new NodeProto { Name = "q", OpType = "QuantizeLinear", Input = { "y", "scales" }, Output = { "z" } });
        Assert.Contains("quantised already", Assert.Throws<ProfilerException>(() => Make(model)).Message, StringComparison.Ordinal);
    }

    private static TensorProto Tensor(ModelProto model, string name) => model.Graph.Initializer.Single(tensor => tensor.Name == name);

    private static ModelProto Resizing()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 2, 4, 4).Output("y", 1, 2, 8, 8).Weight("w", 2, 2, 1, 1).Weight("scales", 4);
        builder.Graph.Node.Add(new NodeProto { Name = "conv", OpType = "Conv", Input = { "x", "w" }, Output = { "t" } });
        builder.Graph.Node.Add(new NodeProto { Name = "up", OpType = "Resize", Input = { "t", "", "scales" }, Output = { "y" } });
        return builder.Model;
    }

    private ModelProto Make(ModelProto model)
    {
        string path = _folder.File("model.onnx");
        File.WriteAllBytes(path, model.ToByteArray());
        return ModelProto.Parser.ParseFrom(HalfModel.Of(path));
    }
}
