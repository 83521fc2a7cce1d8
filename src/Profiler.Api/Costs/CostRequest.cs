using System.Collections.Immutable;
using System.Text.Json;

namespace Profiler.Api.Costs;

/// <summary>POST /v1/costs: architectures of one space, as exactly one of three lists.</summary>
/// <param name="Space">A space's name, or its definition as an object.</param>
/// <param name="Input">Such as 1x3x256x512; the pinned table's or the space's own where it is left out.</param>
/// <param name="Targets">Ids, short spellings or device names; needed for latencies unless a table is pinned.</param>
/// <param name="Metrics">"latencyMs", "energyMj", "macs", "parameters"; latencies, and energies where the table has them, where it is left out.</param>
/// <param name="Architectures">Published networks' names, or <see cref="CostArchitecture"/> objects.</param>
/// <param name="Codes">Two hexadecimal digits a slot: the candidate's index. The answer is in columns.</param>
/// <param name="CodesBase64">The same with one byte a slot, architecture after architecture.</param>
/// <param name="Table">The table that answers; the newest of each target where it is left out.</param>
/// <param name="MaxLatencyMs">Adds the probability that the latency is at most this.</param>
/// <param name="Prefer">"measured": what was measured of the very network, where it was; "table" where it is left out.</param>
/// <param name="Measure">"ifUncertain": queues measurements of what the table is not sure of; "never" where it is left out.</param>
public sealed record CostRequest(
    JsonElement Space,
    string? Input = null,
    ImmutableArray<string>? Targets = null,
    ImmutableArray<string>? Metrics = null,
    ImmutableArray<JsonElement>? Architectures = null,
    ImmutableArray<string>? Codes = null,
    string? CodesBase64 = null,
    string? Table = null,
    double? MaxLatencyMs = null,
    string? Prefer = null,
    string? Measure = null);
