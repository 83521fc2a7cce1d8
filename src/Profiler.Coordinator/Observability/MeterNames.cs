using System.Collections.Frozen;
using Profiler.Fleet.Telemetry;

namespace Profiler.Coordinator.Observability;

/// <summary>The meters and sources of spans whose values leave the process.</summary>
internal static class MeterNames
{
    /// <summary>The coordinator's own.</summary>
    public const string Coordinator = "Profiler.Coordinator";

    /// <summary>The spans of requests, by the framework.</summary>
    public const string RequestSpans = "Microsoft.AspNetCore";

    public static FrozenSet<string> All { get; } =
    [
        Coordinator,
        FleetTelemetry.Name,
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Server.Kestrel",
        "System.Runtime",
    ];
}
