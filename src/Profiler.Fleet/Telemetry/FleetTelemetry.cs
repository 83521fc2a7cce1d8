using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Profiler.Fleet.Telemetry;

/// <summary>What the fleet counts and traces, for whoever collects it; costs next to nothing where nobody does.</summary>
public static class FleetTelemetry
{
    /// <summary>The name of the meter and of the source of spans.</summary>
    public const string Name = "Profiler.Fleet";

    private static readonly Meter Meter = new(Name);

    /// <summary>Spans: job (one grant of a lane), connect, visits (one measure request).</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Jobs that ended: tags kind, state.</summary>
    public static Counter<long> JobsEnded { get; } = Meter.CreateCounter<long>("profiler.jobs.ended", "{job}", "Jobs that ended");

    /// <summary>Grants of a lane: tags kind, device, outcome ("done", "released", "failed", "cancelled", "lost").</summary>
    public static Counter<long> Attempts { get; } = Meter.CreateCounter<long>("profiler.jobs.attempts", "{attempt}", "Attempts at jobs");

    /// <summary>How long a lane was granted: tags kind, device.</summary>
    public static Histogram<double> AttemptSeconds { get; } = Meter.CreateHistogram<double>("profiler.jobs.attempt.duration", "s", "Time of an attempt");

    /// <summary>Lanes at work here: tag device.</summary>
    public static UpDownCounter<long> LanesBusy { get; } = Meter.CreateUpDownCounter<long>("profiler.lanes.busy", "{lane}", "Lanes at work");

    /// <summary>Faults of devices and links: tags device, code.</summary>
    public static Counter<long> DeviceFaults { get; } = Meter.CreateCounter<long>("profiler.device.faults", "{fault}", "Faults of devices and links");

    /// <summary>Device time of a visit: tag device.</summary>
    public static Histogram<double> VisitSeconds { get; } = Meter.CreateHistogram<double>("profiler.visits.duration", "s", "Device time of a visit");
}
