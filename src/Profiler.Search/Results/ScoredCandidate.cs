namespace Profiler.Search.Results;

/// <summary>An architecture that was scored with weights inherited from the supernet.</summary>
/// <param name="Trial">From 1: its place in the row of trials.</param>
/// <param name="Code">Its choices as hexadecimal digits, two a slot.</param>
/// <param name="Score">Mean IoU or top-1 accuracy, 0 to 1.</param>
/// <param name="Loss">Cross-entropy on the same images.</param>
/// <param name="Cost">In the search's unit.</param>
public sealed record ScoredCandidate(int Trial, string Code, double Score, double Loss, double Cost);
