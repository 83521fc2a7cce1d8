using Profiler.Measurement.Devices;
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

/// <summary>The request failed; the agent lives on.</summary>
public sealed record FailedReply(long Id, AgentFailure Code, string Message, string? Advice = null) : AgentReply(Id);
