using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Devices;

public sealed class RuntimeChoiceTests
{
    [Theory]
    [InlineData("cpu", "fp16", "avx2", false)]
    [InlineData("cpu", "fp16", "asimdhp", true)]
    [InlineData("cpu", "int8", "avx2", true)]
    [InlineData("cuda", "int8", "avx2", false)]
    [InlineData("cuda", "fp16", "avx2", true)]
    [InlineData("dla0", "fp32", "asimd", false)]
    [InlineData("dla0", "int8", "asimd", true)]
    [InlineData("torch-cpu", "fp32", "avx2", true)]
    [InlineData("torch-cuda", "fp16", "avx2", false)]
    public void A_precision_that_the_runtime_would_not_compute_in_is_refused(string provider, string precision, string flag, bool isFit)
    {
        var options = new DeviceOptions("board", provider, 1, precision);
        ProfilerException? error = Record.Exception(() => RuntimeChoice.RequirePrecision(options, Device(flag))) as ProfilerException;
        Assert.Equal(isFit, error is null);
        Assert.Equal(isFit ? null : ErrorCode.InvalidArgument, error?.Code);
    }

    [Fact]
    public void A_provider_of_trtexec_names_its_version()
    {
        DeviceDescription device = Device("asimd") with { OtherRuntimes = [new RuntimeDescription("trtexec", "8.5.2", ["gpu"])] };
        Assert.Equal(("trtexec", "8.5.2"), RuntimeChoice.Of(new DeviceOptions("board", "gpu"), device));
        Assert.Equal(("ort", "1.29.0"), RuntimeChoice.Of(new DeviceOptions("board"), device));
    }

    [Fact]
    public void A_device_without_trtexec_is_told_of()
    {
        var error = Assert.Throws<ProfilerException>(() => RuntimeChoice.Of(new DeviceOptions("board", "dla0"), Device("asimd")));
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains("trtexec", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_provider_of_libtorch_names_its_version_or_why_there_is_none()
    {
        DeviceDescription device = Device("avx2") with { OtherRuntimes = [new RuntimeDescription("libtorch", "1.13.0", ["torch-cpu"])] };
        Assert.Equal(("libtorch", "1.13.0"), RuntimeChoice.Of(new DeviceOptions("board", "torch-cpu"), device));
        DeviceDescription without = Device("avx2") with { Unreadable = ["libtorch: libtorch_cpu.so.1.13 not found"] };
        var error = Assert.Throws<ProfilerException>(() => RuntimeChoice.Of(new DeviceOptions("board", "torch-cpu"), without));
        Assert.Contains("libtorch_cpu.so.1.13 not found", error.Message, StringComparison.Ordinal);
        Assert.Contains("libtorch", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void A_device_without_ONNX_Runtime_is_measured_with_trtexec_only()
    {
        DeviceDescription device = Device("asimd") with { RuntimeVersion = DeviceDescription.MissingRuntime };
        var error = Assert.Throws<ProfilerException>(() => RuntimeChoice.Of(new DeviceOptions("board"), device));
        Assert.Contains("--provider gpu", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_of_another_precision_are_of_another_target()
    {
        var target = new Target("board", "ort", "1.29.0", "cpu", "int8", 1, 1);
        Assert.False(new DeviceOptions("board").IsOf(target));
        Assert.True(DeviceOptions.Of(target).IsOf(target));
        Assert.Equal(" --device board --precision int8", DeviceOptions.Of(target).AsArguments());
    }

    private static DeviceDescription Device(string flag) => new(
        "1", "host", "Linux", "10", "ort", "1.29.0", ["cpu"], "processor", [flag], 4, 1 << 30, "0-3", null, null, ImmutableArray<string>.Empty);
}
