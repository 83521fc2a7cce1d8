namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>How fast costs are answered, beside constant answers of the same server; medians of the rounds.</summary>
/// <param name="BaselinePerSecond">Constant JSON answers a second.</param>
/// <param name="SinglePerSecond">Costs of one architecture a second.</param>
/// <param name="BatchArchitecturesPerSecond">Architectures a second in requests of 1,000 codes.</param>
/// <param name="SingleToBaseline">Single costs over constant answers a second.</param>
/// <param name="P99ToBaseline">The same of the times within which 99 of 100 answers come.</param>
/// <param name="SingleRequests">How many single costs were asked in all, after warming up.</param>
/// <param name="ServerMemoryBeforeMiB">Resident, after warming up; null where the system does not tell.</param>
/// <param name="ServerMemoryAfterMiB">The same at the end.</param>
public sealed record CostApiFigures(
    double BaselinePerSecond,
    double BaselineP99Ms,
    double SinglePerSecond,
    double SingleP99Ms,
    double BatchArchitecturesPerSecond,
    double SingleToBaseline,
    double P99ToBaseline,
    int Connections,
    int Rounds,
    long SingleRequests,
    double? ServerMemoryBeforeMiB,
    double? ServerMemoryAfterMiB);
