namespace Profiler.Search.Results;

/// <summary>A network that was trained from scratch, and how well it does on the validation images.</summary>
/// <param name="Metric">"meanIoU" or "top1".</param>
/// <param name="Score">0 to 1.</param>
/// <param name="Loss">Cross-entropy on the validation images.</param>
public sealed record TrainedNetwork(int Steps, int Seed, string Metric, double Score, double Loss);
