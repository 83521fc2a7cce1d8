using Profiler.Coordinator.Costs.Reading;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>What a request wants beyond the tables.</summary>
internal sealed record CostErrand(IReadOnlyList<AskedArchitecture> Architectures, bool PrefersMeasured, bool MeasuresIfUncertain);
