using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Tests.Onnx.Reading;

public sealed class SelfContainedModelTests : IDisposable
{
    private static readonly byte[] Data = [.. Enumerable.Range(0, 24).Select(i => (byte)i)];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_model_of_one_file_is_its_bytes()
    {
        string path = new ModelBuilder().Input("x", 1, 4).Output("y").Weight("w", 4).Node("Add", "x w", "y").Save(_folder);

        Assert.Equal(File.ReadAllBytes(path), SelfContainedModel.Read(OnnxModelFile.Load(path)));
    }

    [Fact]
    public void External_weights_come_inside_with_the_same_values_and_counts()
    {
        OnnxModel model = OnnxModelFile.Load(External());
        byte[] bytes = SelfContainedModel.Read(model);

        TensorProto weight = Assert.Single(ModelProto.Parser.ParseFrom(bytes).Graph.Initializer);
        Assert.Equal(Data[8..], weight.RawData.ToByteArray());
        File.WriteAllBytes(_folder.File("inside.onnx"), bytes);
        OnnxModel inside = OnnxModelFile.Load(_folder.File("inside.onnx"));
        Assert.Empty(inside.ExternalFiles);
        Assert.Equal(OnnxCounter.Count(model, OnnxInputs.AsDeclared).Total, OnnxCounter.Count(inside, OnnxInputs.AsDeclared).Total);
    }

    [Fact]
    public void A_constant_within_a_subgraph_comes_inside_too()
    {
        var branch = new GraphProto { Name = "branch" };
        branch.Output.Add(new ValueInfoProto { Name = "c" });
        var constant = new NodeProto { OpType = "Constant" };
        constant.Output.Add("c");
        constant.Attribute.Add(new AttributeProto { Name = "value", Type = AttributeProto.Types.AttributeType.Tensor, T = ExternalWeight("c") });
        branch.Node.Add(constant);
        ModelBuilder builder = new ModelBuilder().Input("x", 1).Output("y").Node("If", "x", "y");
        foreach (string name in new[] { "then_branch", "else_branch" })
        {
            builder.Graph.Node[0].Attribute.Add(
                new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Graph, G = branch.Clone() });
        }

        ModelProto inside = ModelProto.Parser.ParseFrom(SelfContainedModel.Read(OnnxModelFile.Load(builder.Save(_folder))));

        Assert.All(inside.Graph.Node[0].Attribute, branch => Assert.Equal(Data[8..], branch.G.Node[0].Attribute[0].T.RawData.ToByteArray()));
    }

    [Fact]
    public void Refuses_external_data_that_is_gone_or_cut_off_since()
    {
        OnnxModel model = OnnxModelFile.Load(External());

        File.WriteAllBytes(_folder.File("w.bin"), Data[..20]);
        Assert.Equal(ErrorCode.InvalidFile, Assert.Throws<ProfilerException>(() => SelfContainedModel.Read(model)).Code);
        File.Delete(_folder.File("w.bin"));
        Assert.Equal(ErrorCode.InvalidFile, Assert.Throws<ProfilerException>(() => SelfContainedModel.Read(model)).Code);
    }

    [Fact]
    public void Refuses_more_than_one_file_can_hold()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1).Output("y").Node("Add", "x a", "z").Node("Add", "z b", "y");
        foreach (string name in new[] { "a", "b" })
        {
            TensorProto tensor = ExternalWeight(name, elements: 300_000_000, offset: 0);
            builder.Graph.Initializer.Add(tensor);
        }

        // Sparse: it takes no room on the disk.
        using (FileStream file = File.OpenWrite(_folder.File("w.bin")))
        {
            file.SetLength(1_200_000_000);
        }

        OnnxModel model = OnnxModelFile.Load(builder.Save(_folder));
        var error = Assert.Throws<ProfilerException>(() => SelfContainedModel.Read(model));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("one file of at most", error.Message, StringComparison.Ordinal);
    }

    private string External()
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4).Output("y").Node("Add", "x w", "y");
        builder.Graph.Initializer.Add(ExternalWeight("w"));
        return builder.Save(_folder);
    }

    private TensorProto ExternalWeight(string name, long elements = 4, long offset = 8)
    {
        File.WriteAllBytes(_folder.File("w.bin"), Data);
        var tensor = new TensorProto
        {
            Name = name,
            DataType = (int)TensorProto.Types.DataType.Float,
            DataLocation = TensorProto.Types.DataLocation.External,
        };
        tensor.Dims.Add(elements);
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = "w.bin" });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = $"{offset}" });
        return tensor;
    }
}
