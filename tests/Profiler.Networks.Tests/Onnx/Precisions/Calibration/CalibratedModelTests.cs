using System.Runtime.InteropServices;
using System.Text;
using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Precisions.Calibration;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Tests.Onnx.Precisions.Calibration;

public sealed class CalibratedModelTests : IDisposable
{
    private const string Descr = "'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 1, 2), ";

    private static readonly TensorShape Input = new(1, 2, 1, 2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-calibration-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void The_tensors_travel_with_the_model_in_the_order_of_their_names()
    {
        Write("b.npy", [5, 6, 7, 8], Descr);
        Write("a.npy", [1, 2, 3, 4], Descr, version: 2);
        byte[] plain = Model("input");
        byte[] calibrated = CalibratedModel.Of(plain, _folder.FullName, Input);
        string file = Path.Combine(_folder.FullName, "model.onnx");
        File.WriteAllBytes(file, calibrated);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], CalibratedModel.ValuesOf(file));
        Assert.StartsWith("int8 ranges from 2 given tensors, sha256 ", CalibratedModel.WordsOf(calibrated), StringComparison.Ordinal);
        Assert.Null(CalibratedModel.WordsOf(plain));
        Assert.Equal(calibrated, CalibratedModel.Of(plain, _folder.FullName, Input));
        Write("b.npy", [5, 6, 7, 9], Descr);
        Assert.NotEqual(calibrated, CalibratedModel.Of(calibrated, _folder.FullName, Input));
    }

    [Theory]
    [InlineData("'descr': '<f4', 'fortran_order': False, 'shape': (1, 2, 2, 1), ", 4, "its shape is 1x2x2x1 and the network's input is 1x2x1x2")]
    [InlineData("'descr': '<f8', 'fortran_order': False, 'shape': (1, 2, 1, 2), ", 8, "of the type '<f8'")]
    [InlineData("'descr': '<f4', 'fortran_order': True, 'shape': (1, 2, 1, 2), ", 4, "Fortran's order")]
    [InlineData(Descr, 3, "it has 12 bytes of values and not 16")]
    [InlineData(Descr, 5, "it has 20 bytes of values and not 16")]
    public void A_file_that_does_not_fit_is_named(string header, int values, string words)
    {
        Write("image.npy", new float[values], header);
        Refused(words);
    }

    [Theory]
    [InlineData(float.NaN, "its value 2 (in C order) is NaN")]
    [InlineData(float.PositiveInfinity, "its value 2 (in C order) is Infinity")]
    public void What_is_no_number_is_named(float value, string words)
    {
        Write("image.npy", [1, 2, value, 4], Descr);
        Refused(words);
    }

    [Fact]
    public void What_is_no_npy_file_is_named()
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "image.npy"), "words");
        Refused("does not begin as numpy.save's files do");
    }

    [Fact]
    public void A_folder_without_tensors_and_a_network_of_two_inputs_are_refused()
    {
        Assert.Contains("no *.npy files", Error(Model("input")).Message, StringComparison.Ordinal);
        Write("image.npy", [1, 2, 3, 4], Descr);
        Assert.Contains("has the inputs left, right", Error(Model("left", "right")).Message, StringComparison.Ordinal);
    }

    private void Refused(string words)
    {
        ProfilerException error = Error(Model("input"));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains(Path.Combine(_folder.FullName, "image.npy"), error.Message, StringComparison.Ordinal);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    private ProfilerException Error(byte[] model) =>
        Assert.Throws<ProfilerException>(() => CalibratedModel.Of(model, _folder.FullName, Input));

    private void Write(string name, float[] values, string header, byte version = 1)
    {
        byte[] text = Encoding.ASCII.GetBytes($"{{{header}}}\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)text.Length) : BitConverter.GetBytes(text.Length);
        byte[] content = [.. MemoryMarshal.AsBytes<float>(values)];
        File.WriteAllBytes(
            Path.Combine(_folder.FullName, name), [0x93, .. "NUMPY"u8, version, 0, .. length, .. text, .. content]);
    }

    private static byte[] Model(params string[] inputs)
    {
        var model = new ModelProto { Graph = new GraphProto(), OpsetImport = { new OperatorSetIdProto { Version = 13 } }, IrVersion = 8 };
        model.Graph.Node.Add(new NodeProto { OpType = "Relu", Input = { inputs[0] }, Output = { "output" } });
        model.Graph.Input.Add(inputs.Select(name => new ValueInfoProto { Name = name }));
        model.Graph.Output.Add(new ValueInfoProto { Name = "output" });
        return Google.Protobuf.MessageExtensions.ToByteArray(model);
    }
}
