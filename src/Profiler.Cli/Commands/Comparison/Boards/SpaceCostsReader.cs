using System.Collections.Immutable;
using Profiler.Cli.Commands.Estimation;
using Profiler.CostModels.Boards;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>Looks up random architectures of a space in each board's lookup table.</summary>
public static class SpaceCostsReader
{
    /// <param name="drawn">How many random architectures, at least 2, and the seed of their choices.</param>
    /// <exception cref="ProfilerException">A board has no table for the space at the input.</exception>
    public static async Task<BoardCosts> ReadAsync(
        IWorkplaceTables tables,
        (SearchSpace Space, TensorShape Input) asked,
        (int Count, int Seed) drawn,
        ImmutableArray<NamedBoard> boards,
        CancellationToken cancellationToken)
    {
        var found = new List<LookupTable>();
        foreach (NamedBoard board in boards)
        {
            found.Add(await StoredCosts.TableAsync(tables, asked.Space, asked.Input, board.Device, cancellationToken) ?? throw Unknown(
                asked.Space, asked.Input, board, await StoredCosts.OtherUsesAsync(tables, asked.Space, asked.Input, board.Device, cancellationToken)));
        }

        var sampler = new ArchitectureSampler(asked.Space, drawn.Seed);
        ImmutableArray<Architecture> architectures = [.. Enumerable.Range(0, drawn.Count).Select(_ => sampler.Uniform())];
        ImmutableArray<BoardCandidate> candidates = [.. architectures.Select(architecture => Candidate(architecture, asked.Input))];
        ImmutableArray<int> eligible = RegretMatrix.LargerHalf([.. candidates.Select(candidate => candidate.Counts.Macs)]);
        return new BoardCosts(
            boards,
            candidates,
            [.. found.Select(table => Costs(table, asked.Space, architectures))],
            eligible,
            $"the fastest of the {eligible.Length} architectures of at least the median MACs");
    }

    private static BoardCandidate Candidate(Architecture architecture, TensorShape input)
    {
        NetworkCounts counts = LayerCounter.Count(ShapedGraph.Lay(NetworkFactory.FromArchitecture(architecture), input));
        string name = $"{BuiltInSpaces.Spelling(architecture.Space)}:{architecture.Code}";
        return new BoardCandidate(name, input.ToString(), input.Batch, counts, Published: null);
    }

    private static ImmutableArray<StoredCost> Costs(LookupTable table, SearchSpace space, ImmutableArray<Architecture> architectures)
    {
        var model = new TableCostModel(table, space);
        TableOrigin origin = TableOrigin.Of(table.Provenance);
        return [.. architectures.Select(model.Estimate).Select(estimate =>
            new StoredCost(table.Target, estimate, origin) { Energy = StoredEnergy.Predicted(estimate) })];
    }

    private static ProfilerException Unknown(SearchSpace space, TensorShape input, NamedBoard board, string? others)
    {
        return new ProfilerException(
            ErrorCode.UnknownName,
            $"There is no lookup table of '{space.Name}' at {input} for {board.Device}.",
            others ?? $"Build it with 'profiler profile --space {BuiltInSpaces.Spelling(space)} --input {input}{board.Device.AsArguments()}', or see 'profiler lut list'.");
    }
}
