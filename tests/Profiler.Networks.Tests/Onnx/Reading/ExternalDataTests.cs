using Onnx;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Tests.Onnx.Reading;

public sealed class ExternalDataTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Accepts_a_range_of_a_file_in_the_models_folder()
    {
        Directory.CreateDirectory(_folder.File("weights"));
        File.WriteAllBytes(_folder.File("weights/w.bin"), new byte[24]);

        OnnxModel model = OnnxModelFile.Load(External("weights/w.bin", "8", "16"));

        Assert.Equal(24, Assert.Single(model.ExternalFiles).Bytes);
        Assert.Equal(16, Assert.Single(model.Graph.Initializers).Bytes);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("../w.bin")]
    [InlineData("a/../../w.bin")]
    [InlineData("..\\w.bin")]
    [InlineData("C:\\w.bin")]
    [InlineData("")]
    public void Refuses_a_location_that_is_not_plain(string location) => Refuses(External(location), "relative path");

    [Fact]
    public void Refuses_a_missing_file() => Refuses(External("w.bin"), "no file");

    [Theory]
    [InlineData("9", "16", "w.bin")]
    [InlineData("9223372036854775807", "16", "w.bin")]
    [InlineData("0", "12", "asks for 16")]
    [InlineData("-1", "16", "count of bytes")]
    [InlineData("0", "99999999999999999999", "count of bytes")]
    public void Refuses_a_range_beyond_the_file(string offset, string length, string why)
    {
        File.WriteAllBytes(_folder.File("w.bin"), new byte[24]);

        Refuses(External("w.bin", offset, length), why);
    }

    [Fact]
    public void Refuses_a_link_that_leads_outside_the_models_folder()
    {
        using var elsewhere = new TempFolder();
        File.WriteAllBytes(elsewhere.File("w.bin"), new byte[16]);
        File.CreateSymbolicLink(_folder.File("w.bin"), elsewhere.File("w.bin"));
        Directory.CreateSymbolicLink(_folder.File("sub"), elsewhere.Root);

        Refuses(External("w.bin"), "outside");
        Refuses(External("sub/w.bin"), "outside");
    }

    [Fact]
    public void Follows_a_link_within_the_models_folder()
    {
        File.WriteAllBytes(_folder.File("blob"), new byte[16]);
        File.CreateSymbolicLink(_folder.File("w.bin"), "blob");

        OnnxModel model = OnnxModelFile.Load(External("w.bin"));

        Assert.EndsWith("blob", Assert.Single(model.ExternalFiles).FullPath, StringComparison.Ordinal);
    }

    /// <summary>A model with one external weight of four floats.</summary>
    private string External(string location, string offset = "0", string length = "16")
    {
        ModelBuilder builder = new ModelBuilder().Input("x", 1, 4).Output("y").Node("Add", "x w", "y");
        var tensor = new TensorProto
        {
            Name = "w",
            DataType = (int)TensorProto.Types.DataType.Float,
            DataLocation = TensorProto.Types.DataLocation.External,
        };
        tensor.Dims.Add(4);
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "location", Value = location });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "offset", Value = offset });
        tensor.ExternalData.Add(new StringStringEntryProto { Key = "length", Value = length });
        builder.Graph.Initializer.Add(tensor);
        return builder.Save(_folder);
    }

    private static void Refuses(string path, string why)
    {
        var error = Assert.Throws<ProfilerException>(() => OnnxModelFile.Load(path));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("'w'", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }
}
