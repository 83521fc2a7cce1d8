using System.Collections.Immutable;
using Profiler.Cli.Commands.Estimation;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>
/// Looks up named networks on boards: each one's newest measurement there, else what the board's lookup table says of an
/// architecture.
/// </summary>
public static class NetworkCostsReader
{
    /// <param name="accuracy">The least published accuracy of a network that may be chosen, in percent; null for any.</param>
    /// <exception cref="ProfilerException">A board knows nothing of a network, or the accuracies say nothing.</exception>
    public static async Task<BoardCosts> ReadAsync(
        IWorkplace workplace,
        IReadOnlyList<Subject> subjects,
        ImmutableArray<NamedBoard> boards,
        double? accuracy,
        CancellationToken cancellationToken)
    {
        ImmutableArray<BoardCandidate> candidates = [.. subjects.Select(subject => new BoardCandidate(
            subject.Name, subject.Input?.ToString(), subject.Batch, subject.Counts, Published(subject.Name)))];
        ImmutableArray<int> eligible = Eligible(candidates, accuracy);
        var costs = ImmutableArray.CreateBuilder<ImmutableArray<StoredCost>>();
        foreach (NamedBoard board in boards)
        {
            var known = ImmutableArray.CreateBuilder<StoredCost>();
            foreach (Subject subject in subjects)
            {
                StoredCost cost = await StoredCosts.OfMeasurementAsync(workplace, subject, board.Device, cancellationToken)
                    ?? await FromTableAsync(workplace.Tables, subject, board.Device, cancellationToken)
                    ?? throw Unknown(subject, board, subject is { Architecture.Space: { } space, Input: { } input }
                        ? await StoredCosts.OtherUsesAsync(workplace.Tables, space, input, board.Device, cancellationToken)
                        : null);
                known.Add(cost with { Energy = await EnergyAsync(workplace, subject, cost, board.Device, cancellationToken) });
            }

            costs.Add(known.ToImmutable());
        }

        string rule = accuracy is null ? "the fastest of the networks" : $"the fastest of the {eligible.Length} networks with a published accuracy of at least {accuracy} %";
        return new BoardCosts(boards, candidates, costs.ToImmutable(), eligible, rule);
    }

    private static async Task<StoredCost?> FromTableAsync(
        IWorkplaceTables tables, Subject subject, DeviceOptions device, CancellationToken cancellationToken)
    {
        LookupTable? table = subject is { Architecture: { } known, Input: { } input }
            ? await StoredCosts.TableAsync(tables, known.Space, input, device, cancellationToken)
            : null;
        return table is null
            ? null
            : new StoredCost(
                table.Target, new TableCostModel(table, subject.Architecture!.Space).Estimate(subject.Architecture), TableOrigin.Of(table.Provenance));
    }

    /// <summary>The newest that was measured of the network on the same target, else what the table of that target predicts.</summary>
    private static async Task<StoredEnergy?> EnergyAsync(
        IWorkplace workplace, Subject subject, StoredCost cost, DeviceOptions device, CancellationToken cancellationToken)
    {
        if (await workplace.FindEnergyAsync(subject.Sha256, cost.Target, cancellationToken) is { } measured)
        {
            return StoredEnergy.Measured(measured);
        }

        StoredCost? table = cost.Origin is null ? await FromTableAsync(workplace.Tables, subject, device, cancellationToken) : cost;
        return table?.Target == cost.Target ? StoredEnergy.Predicted(table.Estimate) : null;
    }

    private static ImmutableArray<int> Eligible(ImmutableArray<BoardCandidate> candidates, double? accuracy)
    {
        IEnumerable<int> all = Enumerable.Range(0, candidates.Length);
        if (accuracy is null)
        {
            return [.. all];
        }

        if (candidates.FirstOrDefault(candidate => candidate.Published is null) is { } without)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"'{without.Name}' has no published accuracy, which --accuracy asks for.", "Leave --accuracy or the network out.");
        }

        string[] metrics = [.. candidates.Select(candidate => candidate.Published!.AccuracyMetric).Distinct()];
        if (metrics.Length > 1)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The networks' accuracies are of different kinds: {string.Join(", ", metrics)}.", "Compare networks of one task.");
        }

        ImmutableArray<int> enough = [.. all.Where(i => candidates[i].Published!.Accuracy >= accuracy)];
        return enough.IsEmpty
            ? throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"None of the networks has a published accuracy of {accuracy} %.",
                $"The best has {candidates.Max(candidate => candidate.Published!.Accuracy)} %.")
            : enough;
    }

    private static PublishedFigures? Published(string name) => PublishedNetworks.All.FirstOrDefault(network => network.Name == name)?.Published;

    /// <param name="others">How to ask for what is known of the board used otherwise.</param>
    private static ProfilerException Unknown(Subject subject, NamedBoard board, string? others)
    {
        return new ProfilerException(
            ErrorCode.UnknownName,
            $"Nothing is known of '{subject.Name}'{(subject.Input is { } input ? $" at {input}" : "")} on {board.Device}: it was not measured there, and no lookup table of it answers.",
            others ?? $"Measure it with 'profiler measure {subject.Name}{(subject.Input is { } shape ? $" --input {shape}" : "")}{board.Device.AsArguments()}'.");
    }
}
