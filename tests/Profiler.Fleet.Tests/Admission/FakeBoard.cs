using System.Collections.Immutable;
using Profiler.Fleet.Admission;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Tests.Support;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Testing;
using Profiler.Testing.Latency;

namespace Profiler.Fleet.Tests.Admission;

/// <summary>A synthetic device with a link, clocks and a runtime that a test can spoil; all by one fake clock.</summary>
internal sealed class FakeBoard(FakeClock clock)
{
    public TimeSpan OneWay { get; init; } = TimeSpan.FromMilliseconds(2);

    /// <summary>Of the board's wall clock.</summary>
    public TimeSpan Offset { get; init; }

    /// <summary>Of the board's monotonic clock.</summary>
    public double DriftPpm { get; init; }

    /// <summary>How the runtime spoils the first value of every output.</summary>
    public Func<float, float> Spoil { get; init; } = value => value;

    /// <summary>Why the runtime runs no model.</summary>
    public string? Problem { get; init; }

    public string MemoryPages { get; init; } = DeviceDescription.HugePages;

    public string Governor { get; init; } = AdmissionDefaults.SteadyGovernor;

    public VisitConditions Conditions { get; init; } = new(0, 0, 3000, 50);

    /// <summary>Effects on the whole device.</summary>
    public ImmutableArray<ILatencyEffect> Host { get; init; } = [];

    public Agent Start()
    {
        var device = new SyntheticDevice(clock, Host, [new SyntheticWorkload(ReferenceNetwork.Export.Sha256, BaseMs: 10, new VisitNoise(1, 0.002))])
        {
            Conditions = Conditions,
        };
        return new Agent(device, new FakeAgent(device, answers: request => Answer(device, request)));
    }

    private AgentReply? Answer(SyntheticDevice device, AgentRequest request)
    {
        switch (request)
        {
            case PingRequest ping:
                clock.Advance(2 * OneWay);
                return new PongReply(ping.Id, ping.Payload.Length);
            case ClockRequest reading:
                clock.Advance(OneWay);
                long ns = (long)(clock.Elapsed.TotalNanoseconds * (1 + DriftPpm / 1e6));
                var reply = new ClockReply(reading.Id, clock.GetUtcNow() + Offset, ns);
                clock.Advance(OneWay);
                return reply;
            case CheckRequest check:
                return Problem is null
                    ? new CheckedReply(check.Id, [Output(check.Workload.ModelSha256)], null)
                    : new CheckedReply(check.Id, [], Problem);
            case DescribeRequest:
                DeviceDescription plain = device.DescribeAsync(CancellationToken.None).Result;
                return new DescriptionReply(request.Id, plain with { MemoryPages = MemoryPages, Governor = Governor });
            default:
                return null;
        }
    }

    private CheckedOutput Output(string sha256)
    {
        ReferenceModel model = ReferenceModels.All.Single(model => model.Export.Sha256 == sha256);
        float[] values = [.. new PlainEvaluation(model.Graph).Output.Select(value => (float)value)];
        values[0] = Spoil(values[0]);
        return CheckedOutput.Of("output", model.Expected.Dimensions, values);
    }

    public sealed record Agent(SyntheticDevice Device, FakeAgent Transport);
}
