namespace Profiler.CostModels.Surrogates;

/// <summary>A network's answer beside its timed runs, in ms.</summary>
/// <param name="LowMs">Lower end of the 90 % interval.</param>
/// <param name="HighMs">Upper end of the 90 % interval.</param>
public sealed record ScoredNetwork(string Name, string Family, double PredictedMs, double LowMs, double HighMs, double TimedMs)
{
    public double RelativeError => (PredictedMs / TimedMs) - 1;

    public bool IsInInterval => TimedMs >= LowMs && TimedMs <= HighMs;
}
