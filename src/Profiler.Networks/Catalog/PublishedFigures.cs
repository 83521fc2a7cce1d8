namespace Profiler.Networks.Catalog;

/// <summary>What a paper printed about its network, as printed.</summary>
/// <param name="Device">The device of the latency.</param>
/// <param name="Accuracy">In percent, of <paramref name="AccuracyMetric"/>.</param>
public sealed record PublishedFigures(
    double Gigamacs, double Megaparams, string Device, double LatencyMs, double Accuracy, string AccuracyMetric);
