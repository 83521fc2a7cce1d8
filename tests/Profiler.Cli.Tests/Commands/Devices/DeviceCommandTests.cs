using System.Text.Json;
using Profiler.Cli.Commands.Devices;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;
using Profiler.Measurement.Sensors;
using Profiler.Store;

namespace Profiler.Cli.Tests.Commands.Devices;

public sealed class DeviceCommandTests : IDisposable
{
    private readonly DatabaseHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task List_has_this_machine_before_it_was_ever_described()
    {
        JsonElement device = Assert.Single((await _host.RunAsync("device", "list", "--json")).Json().GetProperty("devices").EnumerateArray());

        Assert.Equal("local", device.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Null, device.GetProperty("seenAt").ValueKind);
        Assert.Equal(JsonValueKind.Null, device.GetProperty("processorCount").ValueKind);
        Assert.Contains("never", (await _host.RunAsync("device", "list")).Output);
    }

    [Fact]
    public async Task List_has_devices_as_they_were_last_described()
    {
        await RecordAsync("board-7");
        await RecordAsync("local");

        JsonElement devices = (await _host.RunAsync("device", "list", "--json")).Json().GetProperty("devices");
        CommandRun text = await _host.RunAsync("device", "list");

        Assert.Equal(["board-7", "local"], devices.EnumerateArray().Select(device => device.GetProperty("name").GetString()!));
        Assert.Equal("1.29.0", devices[0].GetProperty("runtimeVersion").GetString());
        Assert.All(text.OutputLines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public async Task Describe_refuses_an_unknown_device()
    {
        CommandRun run = await _host.RunAsync("device", "describe", "loca");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Did you mean 'local'?", run.Error);
    }

    [Fact]
    public async Task Sensors_of_an_unknown_device_are_refused()
    {
        CommandRun run = await _host.RunAsync("device", "sensors", "loca");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("Did you mean 'local'?", run.Error);
    }

    [Fact]
    public async Task A_coordinator_says_that_it_reads_no_sensors_for_others()
    {
        CommandRun run = await CommandHost.RunAsync("device", "sensors", "board-7", "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("on the device itself", run.Error);
    }

    [Fact]
    public void Sensors_are_shown_with_units_reasons_and_advice_in_80_columns()
    {
        using var output = new StringWriter();
        var text = new TextOutput(new CommandEnvironment(output, TextWriter.Null, TimeProvider.System));
        var sensors = new SensorInventory(
            "jetson-xavier",
            [new SensorReading("ina3221/vddrq", Quantity.PowerMw, 496.4), new SensorReading("thermal/gpu-therm", Quantity.TemperatureCelsius, 35.5)],
            [new UnreadableSensor("clk/emc", "/sys/kernel/debug/bpmp/debug/clk/emc/rate", UnreadableReason.NoPermission, "Run the agent as root.")]);

        SensorsText.Render(text, new DeviceSensors("board-7", sensors));

        string[] lines = output.ToString().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines, line => line.Contains("ina3221/vddrq") && line.Contains("496  mW"));
        Assert.Contains(lines, line => line.Contains("35.5  degrees C"));
        Assert.Contains(lines, line => line.Contains("clk/emc") && line.Contains("no permission"));
        Assert.Contains(lines, line => line.Contains("Run the agent as root."));
    }

    [Fact]
    public void A_description_says_what_cannot_be_read_and_fits_80_columns()
    {
        using var output = new StringWriter();
        var text = new TextOutput(new CommandEnvironment(output, TextWriter.Null, TimeProvider.System));

        DeviceText.Render(text, new DescribedDevice("local", SampleDevice.Description));

        string[] lines = output.ToString().Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 80));
        Assert.Contains(lines, line => line.StartsWith(" governor", StringComparison.Ordinal) && line.Contains("not readable"));
        Assert.Contains(lines, line => line.StartsWith(" unreadable", StringComparison.Ordinal) && line.Contains("governor: "));
        Assert.Contains(lines, line => line.StartsWith(" providers", StringComparison.Ordinal) && line.Contains("cpu cuda"));
    }

    private async Task RecordAsync(string name)
    {
        using ProfilerDatabase database = await _host.OpenAsync();
        await database.Targets.RecordDeviceAsync(name, SampleDevice.Description);
    }
}
