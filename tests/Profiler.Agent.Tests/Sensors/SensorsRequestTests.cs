using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Tests.Sensors;

public sealed class SensorsRequestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_agent_reads_the_tree_that_it_is_given()
    {
        using var tree = new TreeOfFiles(BoardTree.Tx2());
        using var agent = new AgentProcess(
            _folder, (AgentOptions.RuntimeVariable, AgentOptions.NullRuntime), (SensorRoot.Variable, tree.Path));
        Assert.Equal(4, Assert.IsType<HelloReply>(await agent.NextAsync()).Protocol);
        await agent.SendAsync(new SensorsRequest(1));
        SensorInventory found = Assert.IsType<SensorsReply>(await agent.NextAsync()).Sensors;
        Assert.Equal("jetson-tx2", found.Board);
        Assert.Contains(new SensorReading("thermal/gpu-therm", Quantity.TemperatureCelsius, 36), found.Readings);
        Assert.Equal(UnreadableReason.Frozen, found.Unreadable.Single(sensor => sensor.Name == "ina3221/vdd_in").Reason);
        await agent.SendAsync(new DescribeRequest(2));
        Assert.Equal("unknown", Assert.IsType<DescriptionReply>(await agent.NextAsync()).Device.ProcessorModel);
    }

    /// <summary>Whatever this machine has: every file that the kernel shows is either read or told of.</summary>
    [Fact]
    public async Task No_sensor_of_this_machine_is_missed()
    {
        await using AgentHost agent = await AgentHost.StartAsync(_folder);
        SensorInventory found = Assert.IsType<SensorsReply>(await agent.AskAsync(new SensorsRequest(1))).Sensors;
        (string Folder, string Pattern, string Source)[] shown =
        [
            ("/sys/class/thermal", "thermal_zone*", "thermal/"),
            ("/sys/class/powercap", "intel-rapl:*", "rapl/"),
            ("/sys/devices/system/cpu/cpufreq", "policy*", "cpufreq/"),
        ];
        foreach ((string folder, string pattern, string source) in shown)
        {
            int there = Directory.Exists(folder) ? Directory.EnumerateFileSystemEntries(folder, pattern).Count() : 0;
            int told = found.Readings.Count(reading => reading.Name.StartsWith(source, StringComparison.Ordinal))
                + found.Unreadable.Count(sensor => sensor.Name.StartsWith(source, StringComparison.Ordinal));
            Assert.True(told >= Math.Max(1, there), $"{source}: {told} of {there}");
        }
    }
}
