namespace Profiler.Search.Results;

/// <summary>An energy as a lookup table answers it, in mJ per inference, with its 90 % interval.</summary>
/// <param name="Table">The table's identity.</param>
public sealed record PredictedEnergy(double Mj, double LowMj, double HighMj, string Table);
