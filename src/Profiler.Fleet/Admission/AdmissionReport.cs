using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Fleet.Admission.Results;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Admission;

/// <summary>What an admission test found out about a board.</summary>
/// <param name="TestedAt">When it began, by the coordinator's clock.</param>
/// <param name="ProgramVersion">Of the coordinator.</param>
/// <param name="Target">What was measured on: device, runtime, provider, threads.</param>
/// <param name="Fingerprint"><see cref="DeviceFingerprint"/> of the description.</param>
/// <param name="Findings">Those that refuse first.</param>
/// <param name="Outputs">One a reference model; none of a null device.</param>
/// <param name="Repeatability">Null where the runtime's outputs are wrong: then nothing was measured.</param>
/// <param name="Soak">Null where there was none, or nothing was measured.</param>
public sealed record AdmissionReport(
    DateTimeOffset TestedAt,
    string ProgramVersion,
    Target Target,
    DeviceDescription Device,
    string Fingerprint,
    AdmissionVerdict Verdict,
    ImmutableArray<AdmissionFinding> Findings,
    LinkResult Link,
    ClockResult Clock,
    ImmutableArray<OutputResult> Outputs,
    RepeatabilityResult? Repeatability,
    SoakResult? Soak)
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>One line of JSON, every number with the digits that bring it back exactly.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, Options);

    /// <exception cref="JsonException">The text is no report.</exception>
    public static AdmissionReport FromJson(string json) =>
        JsonSerializer.Deserialize<AdmissionReport>(json, Options) ?? throw new JsonException("An admission report is null.");
}
