using System.Collections.Immutable;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Catalog;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer;

/// <summary>A space as transfer needs it: how its architectures are read, its devices on paper, how its devices differ.</summary>
public sealed class TransferSpace
{
    private TransferSpace(IArchitectureEncoder encoder, ImmutableArray<AnalyticTable> analyticTables, TransferHyperparameters? hyperparameters)
    {
        Encoder = encoder;
        AnalyticTables = analyticTables;
        Hyperparameters = hyperparameters;
    }

    public IArchitectureEncoder Encoder { get; }

    public ImmutableArray<AnalyticTable> AnalyticTables { get; }

    /// <summary>What is known of the space's devices; null where the sources have to tell.</summary>
    public TransferHyperparameters? Hyperparameters { get; }

    public TransferHyperparameters HyperparametersFor(TransferSources sources) => Hyperparameters ?? throw new NotSupportedException($"{sources}");

    public static TransferSpace Fbnet()
    {
        SearchSpaceDefinition d = BuiltInSpaces.Get("fbnet").Definition;
        int[] strides = [1, 1, 2, 2, 1, 2, 1];
        SearchSpace space = SearchSpaceBuilder.Build(d with
        {
            Name = "fbnet-cifar100",
            Input = "1x3x32x32",
            Stem = d.Stem with { Stride = 1 },
            Stages = [.. d.Stages.Select((s, i) => s with { Stride = strides[i] })],
            Head = d.Head with { Channels = 1504, Classes = 100 },
        });
        var encoder = new SlotEncoder(space);
        return new TransferSpace(encoder, Transfer.AnalyticTables.Of(encoder, TensorShape.Parse("1x3x32x32")), new TransferHyperparameters(.181, .008, .0159, -3.30));
    }

    public static TransferSpace Nasbench201() => new(
        new CellEncoder(), CellTables.Of(Environment.GetEnvironmentVariable("T_RAW") == "1", Environment.GetEnvironmentVariable("T_LIVE") != "0"), new TransferHyperparameters(.099, .025, .118, -3.87));
}
