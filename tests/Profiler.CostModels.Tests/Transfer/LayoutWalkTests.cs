using System.Collections.Immutable;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Tests.Synthetic;
using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.CostModels.Transfer.Text;
using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Tests.Transfer;

/// <summary>Grouped blocks of this board want plain feature maps, others blocked ones.</summary>
public sealed class LayoutWalkTests
{
    private static readonly SearchSpace Space = SyntheticSpaces.Small;
    private static readonly SyntheticBoard Board = new(Space);
    private static readonly LookupTable Table = Board.BuildTable(60);
    private static readonly TransferSpace Known = TransferSpace.Of(Space, null, LayoutWalk.Of(Space, [Table]));

    [Fact]
    public void A_table_is_a_linear_function_of_choices_and_layouts()
    {
        var encoder = (SlotEncoder)Known.Encoder;
        var model = new TableCostModel(Table, Space);
        ImmutableArray<double> costs = encoder.CostsOf(Table);

        Assert.All(Board.Unseen(50), architecture =>
        {
            EncodedArchitecture encoded = encoder.Encode(architecture);
            double sum = Table.Fixed.TotalMs + encoded.Columns.Zip(encoded.Values, (column, value) => costs[column] * value).Sum();
            Assert.Equal(model.Estimate(architecture).LatencyMs, sum, 1e-4);
        });
    }

    [Fact]
    public void Another_providers_layouts_are_features_of_their_own()
    {
        LookupTable other = Table with { Target = Table.Target with { Provider = "dnnl" } };
        LookupTable unaware = Table with { Contexts = [] };

        ImmutableArray<LayoutWalk> walks = LayoutWalk.Of(Space, [Table, other, Table, unaware]);

        Assert.Equal([Table.Target.Provider, "dnnl"], walks.Select(walk => walk.Provider));
        Assert.Empty(LayoutWalk.Of(Space, [unaware]));
        Assert.Equal(3 * new SlotEncoder(Space).Width, new SlotEncoder(Space, walks).Width);
    }

    [Fact]
    public void A_device_like_a_source_is_predicted_with_its_layouts()
    {
        (double without, double with) = (Error(TransferSpace.Of(Space)), Error(Known));

        Assert.True(with < 0.002, $"{with:P2} with layouts");
        Assert.True(without > 2 * with, $"{without:P2} without layouts, {with:P2} with");
    }

    [Fact]
    public void A_model_file_keeps_them()
    {
        string file = Path.GetTempFileName();
        try
        {
            TransferModel model = Learn(Known);
            File.WriteAllBytes(file, TransferModelFile.Write(model));

            TransferModel read = TransferModelFile.Load(file);
            Architecture unseen = Board.Unseen(1)[0];

            Assert.Equal(
                model.Predict(((SlotEncoder)model.Prior.Encoder).Encode(unseen)), read.Predict(((SlotEncoder)read.Prior.Encoder).Encode(unseen)));
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static double Error(TransferSpace space)
    {
        var encoder = (SlotEncoder)space.Encoder;
        TransferModel model = Learn(space);
        return Board.Unseen(300)[200..].Average(a => Math.Abs((model.Predict(encoder.Encode(a)).LatencyMs / SyntheticBoard.TrueMs(a)) - 1));
    }

    private static TransferModel Learn(TransferSpace space)
    {
        var encoder = (SlotEncoder)space.Encoder;
        ImmutableArray<Architecture> pool = Board.Unseen(200);
        var cost = new TableCostModel(Table, Space);
        var source = new DeviceLatencies("other", [.. pool.Select(a => cost.Estimate(a).LatencyMs)])
        {
            Costs = encoder.Walks.IsEmpty ? null : encoder.CostsOf(Table),
        };
        var sources = new TransferSources(encoder, [.. pool.Select(encoder.Encode)], [source], space.AnalyticTables);
        return TransferFit.Fit(
            sources.Prior(space.HyperparametersFor(sources, 1)),
            [.. pool.Take(10).Select(a => new TransferObservation(encoder.Encode(a), SyntheticBoard.TrueMs(a)))],
            1);
    }
}
