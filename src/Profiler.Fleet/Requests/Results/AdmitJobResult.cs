using System.Text.Json;

namespace Profiler.Fleet.Requests.Results;

/// <summary>A board went through its admission test.</summary>
/// <param name="Report">The report, as it is stored with the device.</param>
public sealed record AdmitJobResult(JsonElement Report) : JobResult;
