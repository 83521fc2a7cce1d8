using System.Collections.Immutable;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Catalog;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer;

/// <summary>A space as transfer needs it: how its architectures are read, its devices on paper, how its devices differ.</summary>
public sealed class TransferSpace
{
    /// <summary>
    /// Found by the procedure of <see cref="HyperparameterEstimate"/> on the devices published with HELP (docs/transfer.md). SqueezeNAS
    /// spaces have blocks of the same kind and no published devices of their own; they borrow these.
    /// </summary>
    private static readonly TransferHyperparameters InvertedResiduals = new(0.181, 0.008, 0.0159, -3.30);

    /// <inheritdoc cref="InvertedResiduals"/>
    private static readonly TransferHyperparameters Cells = new(0.099, 0.025, 0.118, -3.87);

    private readonly TransferHyperparameters? _hyperparameters;

    private TransferSpace(
        IArchitectureEncoder encoder, SearchSpace? searchSpace, ImmutableArray<AnalyticTable> analyticTables, TransferHyperparameters? hyperparameters)
    {
        Encoder = encoder;
        SearchSpace = searchSpace;
        AnalyticTables = analyticTables;
        _hyperparameters = hyperparameters;
    }

    public IArchitectureEncoder Encoder { get; }

    /// <summary>Null where a table's own columns are the space.</summary>
    public SearchSpace? SearchSpace { get; }

    public ImmutableArray<AnalyticTable> AnalyticTables { get; }

    /// <param name="input">The shape that the networks are laid out for; null for the space's own.</param>
    /// <param name="walks">How layouts go from slot to slot; none where no lookup table says so.</param>
    public static TransferSpace Of(SearchSpace space, TensorShape? input = null, params ImmutableArray<LayoutWalk> walks)
    {
        IArchitectureEncoder encoder = EncoderOf(space, walks);
        return new TransferSpace(
            encoder,
            space,
            Transfer.AnalyticTables.Of(encoder, input ?? space.DefaultInput),
            space.Cell is null ? InvertedResiduals : Cells);
    }

    /// <summary>
    /// The built-in space of a name. Published latencies of fbnet are of its CIFAR-100 form, so without an input the name
    /// means that form here.
    /// </summary>
    public static TransferSpace Resolve(string nameOrFile, TensorShape? input = null) =>
        Of(BuiltInSpaces.Resolve(nameOrFile == "fbnet" && input is null ? "fbnet-cifar100" : nameOrFile), input);

    /// <summary>A space that is known by its table only: the sources have to tell how devices differ.</summary>
    public static TransferSpace Generic(IArchitectureEncoder encoder) => new(encoder, null, [], null);

    /// <summary>How a search space's architectures are read.</summary>
    /// <param name="walks">How layouts go from slot to slot; cells have none.</param>
    internal static IArchitectureEncoder EncoderOf(SearchSpace space, ImmutableArray<LayoutWalk> walks) =>
        space.Cell is null ? new SlotEncoder(space, walks) : new CellEncoder(space);

    /// <summary>What is known of how the space's devices differ, else what these sources tell.</summary>
    /// <param name="seed">Draws the architectures that the sources are compared on.</param>
    public TransferHyperparameters HyperparametersFor(TransferSources sources, int seed) =>
        _hyperparameters ?? HyperparameterEstimate.Of(sources, HyperparameterEffort.Quick, seed);
}
