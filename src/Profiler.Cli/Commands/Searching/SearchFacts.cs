using System.Collections.Immutable;
using Profiler.Cli.Reports.Model;
using Profiler.Fleet.Jobs;
using Profiler.Search.Data;
using Profiler.Search.Results;
using Profiler.Search.Strategies;
using Profiler.Search.Training;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search in words: for its page, its document and its progress.</summary>
internal static class SearchFacts
{
    /// <summary>What an architecture's name may have at most (docs/architectures.md).</summary>
    private const int LongestName = 64;
    private const string MeanIou = "meanIoU";
    private const string Top1 = "top1";

    /// <summary>Of the architecture that will be found, such as squeezenas-small-latency-s1.</summary>
    public static string NameOf(SearchRequest request)
    {
        string cost = request.Costs.Length == 1 ? request.Costs[0].Metric : "mix";
        string end = $"-{cost}-s{request.Settings.Seed}";
        string space = request.Settings.Space.Name;
        return space[..Math.Min(space.Length, LongestName - end.Length)] + end;
    }

    /// <summary>Such as "latency, ms".</summary>
    public static string CostWithUnit(SearchCosts costs) => $"{costs.Cost.Metric}, {costs.Cost.Unit}";

    /// <summary>What networks of a task are scored by, as documents spell it.</summary>
    public static string ScoreWord(TaskKind task) => task == TaskKind.Segmentation ? MeanIou : Top1;

    /// <summary>The same for people.</summary>
    public static string ScoreName(string word) => word == MeanIou ? "mean IoU" : "top-1 accuracy";

    public static SearchProvenance Provenance(
        PlannedSearch planned, DateTimeOffset createdAt, TimeSpan took, ImmutableArray<string> notes)
    {
        (SearchRequest request, SearchCosts costs, IDataset data, _, _) = planned;
        SearchSettings settings = request.Settings;
        return new SearchProvenance(
            createdAt,
            ProgramVersion.Text,
            settings.Strategy,
            settings.Mode.ToString(),
            settings.Objective.Form.ToString().ToLowerInvariant(),
            settings.Objective.WeightWith(settings.Budget),
            request.Data,
            data.Count(DataPart.Training),
            data.Count(DataPart.Validation),
            settings.TrainingInput.ToString(),
            settings.Steps,
            settings.LearningRate ?? new WeightOptions().LearningRate,
            costs.Cost.Target,
            costs.Cost.SnapshotId,
            request.Workers,
            Math.Round(took.TotalSeconds, 1),
            notes);
    }

    public static ImmutableArray<ReportFact> Of(SearchProvenance provenance, SearchRequest request) =>
    [
        new("Strategy", $"{provenance.Strategy}, {provenance.Mode} paths"),
        new("Loss", provenance.Weight is { } weight ? $"{provenance.Objective}, weight {weight}" : provenance.Objective),
        new("Space", request.Settings.Space.Name),
        new("Data", $"{provenance.Data}, {provenance.TrainingImages} training and {provenance.ValidationImages} validation images, batches of {provenance.Input}"),
        new("Learning rate", $"{provenance.LearningRate}"),
        new("Budget", $"{provenance.Steps} steps, then {request.Settings.ScratchSteps} from scratch"),
        new("Seed", $"{request.Settings.Seed}"),
        new("Costs", $"{provenance.Table} of {provenance.Target}"),
        new("Program", $"profiler {provenance.ProgramVersion}"),
        .. provenance.Notes.Select(note => new ReportFact("Note", note)),
    ];
}
