using System.CommandLine;
using System.Security.Cryptography;
using Google.Protobuf;
using Onnx;
using Profiler.Cli.Commands;
using Profiler.Cli.Resolution;
using Profiler.Cli.Tests.Hosting;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Cli.Tests.Resolution;

public sealed class SubjectReaderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_network_by_name_has_the_input_asked_for_and_its_architecture()
    {
        Subject subject = Read("fbnet-a", "1x3x64x64");

        Assert.Equal(new TensorShape(1, 3, 64, 64), subject.Input);
        Assert.NotNull(subject.Architecture);
        Assert.Empty(subject.OpenInputs);
    }

    [Fact]
    public void A_file_of_fixed_shape_is_addressed_by_the_hash_of_its_bytes()
    {
        string path = Save(("images", [2, 3, 8, 8]));

        Subject subject = Read(path);

        Assert.Equal("model", subject.Name);
        Assert.Equal(2, subject.Batch);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path))), subject.Sha256);
        Assert.Empty(subject.OpenInputs);
        Assert.Null(subject.Architecture);
    }

    [Fact]
    public void An_open_input_takes_the_shape_that_is_given()
    {
        Subject subject = Read(Save(("images", [null, 3, null, null])), "4x3x16x16");

        Assert.Equal(new TensorShape(4, 3, 16, 16), subject.Input);
        Assert.Equal([4L, 3, 16, 16], subject.OpenInputs["images"].AsEnumerable());
    }

    [Fact]
    public void The_image_is_the_input_of_four_extents()
    {
        Subject subject = Read(Save(("a", [5]), ("images", [1, 3, null, 8])), "images=1x3x8x8");

        Assert.Equal(new TensorShape(1, 3, 8, 8), subject.Input);
        Assert.Equal(["images"], subject.OpenInputs.Keys);
    }

    [Fact]
    public void A_file_without_an_image_has_no_input_shape_and_a_batch_of_one()
    {
        Subject subject = Read(Save(("a", [5])));

        Assert.Null(subject.Input);
        Assert.Equal(1, subject.Batch);
    }

    [Fact]
    public void Refuses_an_open_input_without_a_shape()
    {
        var error = Assert.Throws<ProfilerException>(() => Read(Save(("images", [null, 3, 8, 8]))));

        Assert.Equal(ErrorCode.InvalidShape, error.Code);
        Assert.Contains("'images'", error.Message);
    }

    private static Subject Read(string network, params string[] inputs)
    {
        var input = new InputOption();
        var command = new Command("test") { input };
        ParseResult arguments = command.Parse([.. inputs.SelectMany(text => new[] { "--input", text })]);
        return SubjectReader.Read(NetworkResolver.Resolve(network), input, arguments);
    }

    /// <summary>A model that hands each of its inputs through a Relu.</summary>
    private string Save(params (string Name, long?[] Dims)[] inputs)
    {
        var model = new ModelProto { IrVersion = 8, Graph = new GraphProto { Name = "test" } };
        model.OpsetImport.Add(new OperatorSetIdProto { Domain = "", Version = 17 });
        foreach ((string name, long?[] dims) in inputs)
        {
            var shape = new TensorShapeProto();
            shape.Dim.AddRange(dims.Select(extent => extent is { } number
                ? new TensorShapeProto.Types.Dimension { DimValue = number }
                : new TensorShapeProto.Types.Dimension()));
            var tensor = new TypeProto.Types.Tensor { ElemType = (int)TensorProto.Types.DataType.Float, Shape = shape };
            model.Graph.Input.Add(new ValueInfoProto { Name = name, Type = new TypeProto { TensorType = tensor } });
            model.Graph.Output.Add(new ValueInfoProto { Name = $"{name}_out" });
            var node = new NodeProto { OpType = "Relu", Name = $"relu_{name}" };
            node.Input.Add(name);
            node.Output.Add($"{name}_out");
            model.Graph.Node.Add(node);
        }

        string path = _folder.PathOf("model.onnx");
        File.WriteAllBytes(path, model.ToByteArray());
        return path;
    }
}
