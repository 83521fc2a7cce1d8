using System.Collections.Immutable;
using Profiler.Measurement.Checks;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Devices;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Measurement.Sensors;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Protocol;

/// <summary>The agent's first frame.</summary>
public sealed record HelloReply(long Id, int Protocol, string AgentVersion) : AgentReply(Id);

public sealed record DescriptionReply(long Id, DeviceDescription Device) : AgentReply(Id);

public sealed record ModelStateReply(long Id, bool Present) : AgentReply(Id);

/// <summary>A chunk was kept, or a cancellation taken note of.</summary>
public sealed record StoredReply(long Id) : AgentReply(Id);

/// <summary>The agent begins a phase of the visit with this index of the measure's list.</summary>
public sealed record ProgressReply(long Id, int VisitIndex, VisitPhase Phase = VisitPhase.Building) : AgentReply(Id);

public sealed record VisitReply(long Id, Visit Visit) : AgentReply(Id);

/// <summary>All visits of the measure were reported.</summary>
public sealed record DoneReply(long Id) : AgentReply(Id);

/// <param name="Bytes">How long the payload was that arrived.</param>
public sealed record PongReply(long Id, int Bytes) : AgentReply(Id);

/// <param name="Utc">The device's wall clock.</param>
/// <param name="MonotonicNs">The clock that durations are taken with, in ns since a moment of its own.</param>
public sealed record ClockReply(long Id, DateTimeOffset Utc, long MonotonicNs) : AgentReply(Id);

/// <param name="Outputs">In the model's order; none where the check met a problem.</param>
/// <param name="Problem">Why the runtime could not run the model: refused, failed, crashed. Null where it ran.</param>
public sealed record CheckedReply(long Id, ImmutableArray<CheckedOutput> Outputs, string? Problem) : AgentReply(Id);

/// <summary>What the runtime makes of a model.</summary>
public sealed record GraphReply(long Id, RuntimeGraph Graph) : AgentReply(Id);

/// <summary>What the device's sensors tell.</summary>
public sealed record SensorsReply(long Id, SensorInventory Sensors) : AgentReply(Id);

public sealed record ConditionsReply(long Id, ConditionsReport Report) : AgentReply(Id);

/// <summary>The request failed; the agent lives on.</summary>
public sealed record FailedReply(long Id, AgentFailure Code, string Message, string? Advice = null) : AgentReply(Id);
