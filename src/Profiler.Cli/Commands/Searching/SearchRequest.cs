using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.Search.Strategies;

namespace Profiler.Cli.Commands.Searching;

/// <summary>A search as the command line asks for it.</summary>
/// <param name="Data">The data set as it was named; opened when the search begins.</param>
/// <param name="Costs">The metrics that are minimised with their weights; one alone has weight 1.</param>
/// <param name="Tables">Lookup tables by id, one a device; empty for the newest one of the device.</param>
/// <param name="IsWorst">Of several tables the worst counts, else their mean.</param>
/// <param name="Workers">Processes that train together on this host.</param>
public sealed record SearchRequest(
    SearchSettings Settings,
    string Data,
    ImmutableArray<(string Metric, double Weight)> Costs,
    ImmutableArray<string> Tables,
    bool IsWorst,
    int Workers)
{
    public const string Latency = "latency";
    public const string Energy = "energy";
    public const string Macs = "macs";
    public const string Parameters = "parameters";

    /// <summary>As --cost spells it.</summary>
    public string CostText => Costs.Length == 1
        ? Costs[0].Metric
        : string.Join(',', Costs.Select(cost => FormattableString.Invariant($"{cost.Metric}={cost.Weight}")));

    /// <summary>Whether the cost is in milliseconds: the mean of several devices is in times a random architecture's.</summary>
    public bool IsInMs => Costs is [(Latency, _)] && (Tables.Length < 2 || IsWorst);

    public bool UsesTables => Costs.Any(cost => OfTables(cost.Metric) is not null);

    /// <summary>Which of a lookup table's columns the metric is; null for what is counted.</summary>
    public static CostMetric? OfTables(string metric) => metric switch
    {
        Latency => CostMetric.Latency,
        Energy => CostMetric.Energy,
        _ => null,
    };

    /// <summary>Everything that the trajectory follows from, as named texts.</summary>
    /// <param name="snapshot">Where the costs were read from.</param>
    public ImmutableSortedDictionary<string, string> Words(string snapshot)
    {
        SearchSettings all = Settings;
        FormattableString[] words =
        [
            $"--space {all.Space.Name} ({all.Space.Fingerprint[..12]})", $"--input {all.Input}", $"--batch {all.Batch}",
            $"--steps {all.Steps}", $"--seed {all.Seed}", $"--strategy {all.Strategy}", $"--mode {all.Mode}",
            $"--objective {all.Objective.Form.ToString().ToLowerInvariant()}", $"--data {Data}", $"--cost {CostText}",
            $"--workers {Workers}", $"costs {snapshot}",
        ];
        (string Name, double? Value)[] numbers =
        [
            ("--weight", all.Objective.WeightWith(all.Budget)), (IsInMs ? "--budget-ms" : "--budget", all.Budget), ("--learning-rate", all.LearningRate),
        ];
        return words.Select(FormattableString.Invariant)
            .Concat(numbers.Where(number => number.Value is not null).Select(number => FormattableString.Invariant($"{number.Name} {number.Value}")))
            .Select(word => word.Split(' ', 2))
            .ToImmutableSortedDictionary(word => word[0], word => word[1], StringComparer.Ordinal);
    }
}
