using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Profiler.Fleet.Telemetry;
using Profiler.Fleet.Tests.Support;
using Profiler.Store.Queue;

namespace Profiler.Fleet.Tests.Lanes;

public sealed class LaneMetricsTests
{
    [Fact]
    public async Task A_job_is_counted_with_its_kind_its_device_and_its_end()
    {
        const string Device = "counted-board";
        var seen = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, listening) =>
        {
            if (instrument.Meter.Name == FleetTelemetry.Name)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(instrument, 1, tags));
        listener.Start();

        await using LaneBench bench = await LaneBench.StartAsync(new ScriptedConnector(_ => new ScriptedAgent()), Device);
        await bench.UntilAsync(await bench.SubmitAsync(LaneBench.Measure(device: Device)), QueuedJobState.Done);
        await bench.UntilAsync(() => Task.FromResult(bench.Lanes.BusyDevices.IsEmpty), () => "the lane is not left");

        Assert.Equal(1, seen["profiler.jobs.attempts"]);
        Assert.Equal(0, seen["profiler.lanes.busy"]);
        Assert.True(seen["profiler.visits.duration"] >= 8);

        void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag is { Key: "device", Value: Device })
                {
                    seen.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
                }
            }
        }
    }
}
