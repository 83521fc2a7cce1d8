namespace Profiler.CostModels.Transfer;

/// <summary>A source as a linear function of the features, with deviation 1 over the pool.</summary>
/// <param name="Costs">One a feature.</param>
/// <param name="Device">What was measured; null for a table made on paper.</param>
internal sealed record LinearSource(string Family, double[] Costs, DeviceLatencies? Device);
