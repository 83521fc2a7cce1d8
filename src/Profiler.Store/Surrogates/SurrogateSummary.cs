using Profiler.Measurement.Targets;

namespace Profiler.Store.Surrogates;

/// <summary>What a list of surrogates shows.</summary>
/// <param name="JobId">The training that it came of.</param>
/// <param name="IsCurrent">Whether it is the one that answers for its target.</param>
/// <param name="Bytes">The size of the whole surrogate.</param>
public sealed record SurrogateSummary(
    string Id,
    Target Target,
    string JobId,
    int Seed,
    double DeviceSeconds,
    bool IsCurrent,
    SurrogateReport Report,
    DateTimeOffset CreatedAt,
    long Bytes);
