namespace Profiler.Search.Results;

/// <summary>A network that was trained from scratch, and how well it does on the validation images.</summary>
/// <param name="Score">Mean IoU or top-1 accuracy, 0 to 1.</param>
/// <param name="Loss">Cross-entropy on the validation images.</param>
/// <param name="ValidationImages">How many these are.</param>
public sealed record TrainedNetwork(int Steps, int Seed, double Score, double Loss, int ValidationImages);
