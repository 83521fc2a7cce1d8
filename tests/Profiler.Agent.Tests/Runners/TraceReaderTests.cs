using System.Text;
using Profiler.Agent.Runners;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners;

public sealed class TraceReaderTests
{
    private const string Load = """{"cat":"Session","name":"model_loading_uri","dur":900,"ts":1,"ph":"X","args":{}}""";
    private const string EndOfRun = """{"cat":"Session","name":"model_run","dur":70,"ts":9,"ph":"X","args":{}}""";

    [Fact]
    public void Kernels_come_in_their_order_with_a_duration_for_each_run()
    {
        KernelProfile profile = Read(2, Load, Conv(10), Relu(3), EndOfRun, Conv(20), Relu(4), EndOfRun);
        Assert.Equal(["slot00.conv_nchwc", "slot00.relu"], profile.Kernels.Select(kernel => kernel.Node));
        Assert.Equal(
            new Kernel("slot00.conv_nchwc", "Conv", "CPUExecutionProvider", "1x3x8x8;16x3x3x3;16", "1x16x4x4"), profile.Kernels[0]);
        Assert.Equal([0.010, 0.020], profile.DurationsMs[0].ToArray());
        Assert.Equal([0.003, 0.004], profile.DurationsMs[1].ToArray());
    }

    [Fact]
    public void Only_the_last_runs_count()
    {
        KernelProfile profile = Read(1, Conv(500), EndOfRun, Conv(30), EndOfRun);
        Assert.Equal([0.030], Assert.Single(profile.DurationsMs).ToArray());
    }

    [Fact]
    public void What_runs_around_a_kernel_is_no_kernel()
    {
        const string Fence = """{"cat":"Node","name":"slot00.conv_fence_before","dur":1,"args":{"op_name":"Conv"}}""";
        const string Nameless = """{"cat":"Node","dur":1}""";
        Assert.Single(Read(1, Fence, Nameless, Conv(10), EndOfRun).Kernels);
    }

    [Fact]
    public void Arguments_that_are_not_there_are_empty()
    {
        Kernel kernel = Assert.Single(Read(1, """{"cat":"Node","name":"x_kernel_time","dur":5,"args":{}}""", EndOfRun).Kernels);
        Assert.Equal(new Kernel("x", "", "", "", ""), kernel);
    }

    [Fact]
    public void Fewer_runs_than_were_made_are_an_error() =>
        Assert.Throws<InvalidDataException>(() => Read(3, Conv(10), EndOfRun, Conv(10), EndOfRun));

    [Fact]
    public void A_run_that_was_cut_off_does_not_count() =>
        Assert.Throws<InvalidDataException>(() => Read(2, Conv(10), EndOfRun, Conv(10)));

    [Fact]
    public void Runs_of_different_kernels_are_an_error() =>
        Assert.Throws<InvalidDataException>(() => Read(2, Conv(10), EndOfRun, Conv(10), Relu(3), EndOfRun));

    [Theory]
    [InlineData("")]
    [InlineData("[{\"name\":\"model_run\"}")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("[{\"name\":\"x_kernel_time\"},{\"name\":\"model_run\"}]")]
    public void What_is_no_trace_is_an_error(string text) =>
        Assert.Throws<InvalidDataException>(() => TraceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), 1));

    private static KernelProfile Read(int runs, params string[] events) =>
        TraceReader.Read(new MemoryStream(Encoding.UTF8.GetBytes($"[{string.Join(',', events)}]")), runs);

    private static string Conv(int microseconds) =>
        $$$"""{"cat":"Node","name":"slot00.conv_nchwc_kernel_time","dur":{{{microseconds}}},"args":{"op_name":"Conv","provider":"CPUExecutionProvider","input_type_shape":[{"float":[1,3,8,8]},{"float":[16,3,3,3]},{"float":[16]}],"output_type_shape":[{"float":[1,16,4,4]}]}}""";

    private static string Relu(int microseconds) =>
        $$$"""{"cat":"Node","name":"slot00.relu_kernel_time","dur":{{{microseconds}}},"args":{"op_name":"Relu","provider":"CPUExecutionProvider","input_type_shape":[{"float":[1,16,4,4]}],"output_type_shape":[{"float":[1,16,4,4]}]}}""";
}
