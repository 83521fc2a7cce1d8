using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Cli.Tests.Commands;

public sealed class CalibrationOptionTests : IDisposable
{
    private static readonly Subject Network = SubjectFactory.FromNetwork(
        PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small")), new TensorShape(1, 3, 32, 64));

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-calibration-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Left_out_the_network_is_as_it_is() => Assert.Same(Network, Read(new DeviceOptions(), ""));

    [Theory]
    [InlineData("cpu", "fp32", "fp32 needs no ranges")]
    [InlineData("gpu", "int8", "trtexec (--provider gpu) makes ranges of its own")]
    [InlineData("cpu", "int8", "has no *.npy files")]
    public void What_nothing_would_use_is_refused(string provider, string precision, string words)
    {
        var device = new DeviceOptions(Provider: provider, Precision: precision);
        var error = Assert.Throws<ProfilerException>(() => Read(device, $"--calibration-data {_folder.FullName}"));
        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains(words, error.Message, StringComparison.Ordinal);
    }

    /// <summary>It is another model, which travels as a file's does.</summary>
    [Fact]
    public void A_network_with_tensors_is_another_model()
    {
        byte[] header = "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3, 32, 64), }\n"u8.ToArray();
        File.WriteAllBytes(
            Path.Combine(_folder.FullName, "image.npy"),
            [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. header, .. new byte[3 * 32 * 64 * sizeof(float)]]);
        Subject given = Read(new DeviceOptions(Precision: "int8"), $"--calibration-data {_folder.FullName}");
        Assert.NotEqual(Network.Sha256, given.Sha256);
        Assert.Null(given.Architecture);
        Assert.Equal((Network.Name, Network.Input, Network.Counts), (given.Name, given.Input, given.Counts));
        Assert.StartsWith("int8 ranges from 1 given tensors", given.Calibration, StringComparison.Ordinal);
    }

    private static Subject Read(DeviceOptions device, string text)
    {
        var option = new CalibrationOption();
        var command = new Command("test") { option };
        return option.Over(Network, device, command.Parse(text));
    }
}
