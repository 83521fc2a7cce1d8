namespace Profiler.Search.Results;

/// <summary>What a search leaves behind, as search.json has it.</summary>
/// <param name="Version"><see cref="CurrentVersion"/>.</param>
/// <param name="Measured">Null where nothing was measured.</param>
/// <param name="Trained">The network trained from scratch; null where it was not.</param>
/// <param name="ScoreMetric">What every score of the document is: "meanIoU" or "top1".</param>
/// <param name="Seed">The one from which every random draw of the search follows.</param>
public sealed record SearchResult(
    string Version,
    FoundArchitecture Architecture,
    ExpectedCost ExpectedCost,
    MeasuredCost? Measured,
    TrainedNetwork? Trained,
    string ScoreMetric,
    SearchHistory History,
    int Seed,
    SearchProvenance Provenance)
{
    /// <summary>The version of the document's form.</summary>
    public const string CurrentVersion = "profiler-search/1";
}
