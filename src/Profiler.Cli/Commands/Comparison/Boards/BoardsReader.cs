using System.Collections.Immutable;
using Profiler.Cli.Commands.Estimation;
using Profiler.Cli.Commands.Measuring;
using Profiler.CostModels.Boards;
using Profiler.CostModels.Estimates;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>Turns what networks cost on boards into what the command prints.</summary>
public static class BoardsReader
{
    private const double Giga = 1e9;
    private const double MsPerSecond = 1e3;

    /// <param name="space">Where the candidates are random architectures, their space: then only the chosen ones are shown.</param>
    public static ComparedBoards Read(BoardCosts costs, SearchSpace? space)
    {
        RegretMatrix regret = RegretMatrix.Of(
            [.. costs.Costs.Select(board => board.Select(cost => cost.Estimate.LatencyMs).ToArray())],
            [.. costs.Candidates.Select(candidate => candidate.Counts.Macs)],
            costs.Eligible);
        int[] shown = space is null ? [.. Enumerable.Range(0, costs.Candidates.Length)] : [.. regret.Chosen.Prepend(regret.FewestMacs).Distinct()];
        return new ComparedBoards(
            space?.Name,
            space is null ? 0 : costs.Candidates.Length,
            costs.Rule,
            [.. shown.Select(network => Network(costs.Candidates[network]))],
            [.. costs.Boards.Select((board, index) => Board(board, costs.Candidates[regret.Chosen[index]].Name, shown, costs.Candidates, costs.Costs[index]))],
            [
                .. costs.Boards.Select((board, index) => new BoardRegret(board.Name, costs.Candidates[regret.Chosen[index]].Name, regret.Slower[index])),
                new BoardRegret(null, costs.Candidates[regret.FewestMacs].Name, regret.SlowerByMacs),
            ],
            [
                .. costs.Boards.SelectMany((board, index) => Notes(board, [.. shown.Select(network => costs.Costs[index][network])])),
                .. costs.Boards.SelectMany((board, index) => EnergyNotes(board, [.. shown.Select(network => (costs.Candidates[network].Name, costs.Costs[index][network]))], space)),
            ]);
    }

    private static BoardNetwork Network(BoardCandidate candidate) => new(
        candidate.Name,
        candidate.Input,
        candidate.Counts.Macs,
        2 * candidate.Counts.Macs / Giga,
        candidate.Counts.Parameters,
        candidate.Published);

    private static ComparedBoard Board(
        NamedBoard board, string chosen, int[] shown, ImmutableArray<BoardCandidate> candidates, ImmutableArray<StoredCost> costs) => new(
        board.Name,
        board.Device.Name,
        board.Device.Provider,
        board.Device.Threads,
        chosen,
        [.. shown.Select(network => Latency(candidates[network], costs[network], network == shown[0] ? null : costs[shown[0]]))]);

    /// <param name="first">What it is held against; null where it is the first itself.</param>
    private static BoardLatency Latency(BoardCandidate candidate, StoredCost cost, StoredCost? first)
    {
        double ms = cost.Estimate.LatencyMs;
        return new BoardLatency(
            candidate.Name,
            cost.Target.ToString(),
            EstimatedLatency.Of(cost.Estimate)!,
            first is null ? new IntervalSummary(1, 1, 1) : IntervalSummary.Of(SpeedUp.Of(Interval(first), Interval(cost))),
            candidate.Counts.Macs / (ms * Giga / MsPerSecond),
            candidate.Batch * MsPerSecond / ms,
            cost.Origin,
            cost.Energy is { } energy ? BoardEnergy.Of(energy, candidate.Batch) : null);
    }

    private static Interval Interval(StoredCost cost) => new(cost.Estimate.LatencyMs, cost.Estimate.LowMs, cost.Estimate.HighMs);

    private static IEnumerable<string> Notes(NamedBoard board, IReadOnlyList<StoredCost> costs)
    {
        string[] targets = [.. costs.Select(cost => cost.Target.Id).Distinct()];
        if (targets.Length > 1)
        {
            yield return $"{board.Name}: its latencies belong to different targets, {string.Join(" and ", targets)}.";
        }

        if (costs.Any(cost => cost.Estimate.Source == EstimateSource.Measured) && costs.Any(cost => cost.Estimate.Source != EstimateSource.Measured))
        {
            yield return $"{board.Name}: some networks were measured and some estimated; measure all to compare them closely.";
        }

        if (costs.Any(cost => cost.Estimate.Source == EstimateSource.Analytical))
        {
            yield return $"{board.Name}: by its data sheet alone, measured nowhere.";
        }
    }

    /// <summary>Why energies are missing, and what brings them.</summary>
    private static IEnumerable<string> EnergyNotes(NamedBoard board, IReadOnlyList<(string Network, StoredCost Cost)> networks, SearchSpace? space)
    {
        (string Network, StoredCost Cost)[] without = [.. networks.Where(network => network.Cost.Energy is null)];
        if (without.Length == 0)
        {
            yield break;
        }

        string names = string.Join(' ', without.Select(network => network.Network));
        yield return without[0].Cost.Estimate.Source == EstimateSource.Analytical
            ? $"{board.Name}: its data sheet tells no energies."
            : space is null
                ? $"{board.Name}: no energy is stored of {string.Join(", ", without.Select(network => network.Network))} on {without[0].Cost.Target.Id}; "
                    + $"'profiler energy {names}{board.Device.AsArguments()}' measures it."
                : $"{board.Name}: its table {without[0].Cost.Estimate.SnapshotId} has no energy column; "
                    + $"'profiler energy fit --space {BuiltInSpaces.Spelling(space)}{board.Device.AsArguments()}' adds it.";
    }
}
