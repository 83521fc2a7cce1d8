using System.Collections.Immutable;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Protocol;

/// <summary>Asks what the device is.</summary>
public sealed record DescribeRequest(long Id) : AgentRequest(Id);

/// <summary>Asks whether a model is already on the device.</summary>
/// <param name="Releases">Whether it is not needed any more for now.</param>
public sealed record HaveModelRequest(long Id, string Sha256, bool Releases = false) : AgentRequest(Id);

/// <summary>One chunk of a model; chunks come in order, from offset 0 to the total.</summary>
public sealed record PutModelRequest(long Id, string Sha256, long Offset, long Total, ReadOnlyMemory<byte> Data) : AgentRequest(Id);

/// <summary>Visits to be run in their order.</summary>
public sealed record MeasureRequest(long Id, ImmutableArray<VisitRequest> Visits) : AgentRequest(Id);

/// <summary>Asks for a sign of life; the payload makes the frame as long as a test of the link wants it.</summary>
public sealed record PingRequest(long Id, ReadOnlyMemory<byte> Payload) : AgentRequest(Id);

/// <summary>Asks for the device's clocks.</summary>
public sealed record ClockRequest(long Id) : AgentRequest(Id);

/// <summary>Asks what a model, whose inputs are fp32, puts out for <see cref="Checks.SeededValues"/> of a seed.</summary>
public sealed record CheckRequest(long Id, Workload Workload, int Seed) : AgentRequest(Id);

/// <summary>Asks for the kernels that the runtime makes of a model; it is loaded and not run.</summary>
public sealed record GraphRequest(long Id, Workload Workload) : AgentRequest(Id);

/// <summary>Asks for every sensor's reading.</summary>
public sealed record SensorsRequest(long Id) : AgentRequest(Id);

/// <summary>Asks for conditions of the board, from here on and until the agent ends; with nothing wanted, for what they were before.</summary>
public sealed record ConditionsRequest(long Id, WantedConditions Wanted) : AgentRequest(Id);

/// <summary>Ends the measure, check, graph or conditions with the id <paramref name="Target"/> as soon as its present run allows.</summary>
public sealed record CancelRequest(long Id, long Target) : AgentRequest(Id);

/// <summary>Ends the agent.</summary>
public sealed record ShutdownRequest(long Id) : AgentRequest(Id);
