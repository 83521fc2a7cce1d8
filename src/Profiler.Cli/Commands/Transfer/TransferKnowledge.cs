using System.Collections.Immutable;
using System.CommandLine;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>What plan and fit know of a space before a device is measured: the same from the same arguments.</summary>
/// <param name="Pool">In random order.</param>
internal sealed record TransferKnowledge(
    TransferSpace Space, TransferSources Sources, TransferHyperparameters Hyperparameters, ImmutableArray<EncodedArchitecture> Pool)
{
    /// <summary>Drawn from a space that no table is given of; a planner looks at a few hundred.</summary>
    private const int Drawn = 1000;

    public TransferPrior Prior => Sources.Prior(Hyperparameters);

    /// <param name="space">A search space, or a generic one with its table.</param>
    /// <param name="sources">Columns of the table; null for all.</param>
    public static TransferKnowledge Read(ParseResult arguments, TransferSpaceOption space, string[]? sources, int seed)
    {
        TransferTable? table = space.ReadTable(arguments, sources);
        if (table is null && sources is not null)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, "Sources are columns of a table, and there is none.", "Name it with --table.");
        }

        TransferSpace read = table?.Space ?? space.ReadSpace(arguments);
        ImmutableArray<EncodedArchitecture> architectures = table?.Architectures ?? Draw(read, seed);
        var known = new TransferSources(read.Encoder, architectures, table?.Devices ?? [], read.AnalyticTables);
        EncodedArchitecture[] pool = [.. architectures.Where(architecture => architecture.IsConnected)];
        new Random(seed).Shuffle(pool);
        return new TransferKnowledge(read, known, read.HyperparametersFor(known, seed), [.. pool]);
    }

    private static ImmutableArray<EncodedArchitecture> Draw(TransferSpace space, int seed)
    {
        var sampler = new ArchitectureSampler(space.SearchSpace!, seed);
        return
        [
            .. Enumerable.Range(0, Drawn).Select(_ => Encode(space.Encoder, sampler.Uniform())).DistinctBy(architecture => architecture.Text),
        ];
    }

    private static EncodedArchitecture Encode(IArchitectureEncoder encoder, Architecture architecture) => encoder switch
    {
        SlotEncoder slots => slots.Encode(architecture),
        CellEncoder cells => cells.Encode(architecture),
        _ => throw new ArgumentException($"'{encoder.Space}' has no architectures to draw."),
    };
}
