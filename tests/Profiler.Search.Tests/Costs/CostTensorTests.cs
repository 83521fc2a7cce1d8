using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Costs;
using Profiler.Search.Tests.Synthetic;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Costs;

public sealed class CostTensorTests
{
    private static readonly SearchSpace Space = TinySpaces.Five;
    private static readonly ImmutableArray<Architecture> All = [.. Architectures.Of(Space)];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_architecture_costs_what_the_table_s_model_says(bool hasLayouts)
    {
        LookupTable table = hasLayouts ? TinyTables.Layered(Space) : TinyTables.Flat(Space);
        var model = new TableCostModel(table, Space);
        using CostTensor cost = CostTensors.FromTable(table, Space);

        Assert.All(All, architecture => Assert.Equal(model.Estimate(architecture).LatencyMs, cost.Of(architecture), 1e-5));
        Assert.Equal(("latency", "ms", "table-bench-1"), (cost.Metric, cost.Unit, cost.SnapshotId));
    }

    /// <summary>10 W and 5 mJ an entry, so that the cheapest in mJ need not be the cheapest in ms.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void An_architecture_takes_the_energy_that_the_table_s_model_says(bool hasLayouts)
    {
        LookupTable latencies = hasLayouts ? TinyTables.Layered(Space) : TinyTables.Flat(Space);
        LookupTable table = latencies with
        {
            Fixed = latencies.Fixed with { StemMj = 1, HeadMj = 2, OverheadMj = 3 },
            Entries = [.. latencies.Entries.Select((entry, index) => entry with { Mj = (10 * entry.LatencyMs) + (5 * (index % 3)) })],
            Contexts = [.. latencies.Contexts.Select((entry, index) => entry with { Mj = (10 * entry.LatencyMs) + (5 * (index % 3)) })],
            Calibration = latencies.Calibration with { Energy = new EnergyModel(10, 0, 0, Networks: 12, RelativeError90: 0.05) },
        };
        var model = new TableCostModel(table, Space);
        using CostTensor cost = CostTensors.FromTable(table, Space, CostMetric.Energy);

        Assert.All(All, architecture => Assert.Equal(model.Estimate(architecture).Energy!.Mj, cost.Of(architecture), 1e-4));
        Assert.Equal(("energy", "mJ", "table-bench-1"), (cost.Metric, cost.Unit, cost.SnapshotId));
        Assert.Equal(All.Min(cost.Of), cost.Range().Minimum, 1e-9);
    }

    [Fact]
    public void Energies_of_a_table_without_them_are_refused()
    {
        var error = Assert.Throws<ProfilerException>(() => CostTensors.FromTable(TinyTables.Flat(Space), Space, CostMetric.Energy));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("profiler energy fit", error.Advice, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void The_expected_cost_is_the_mean_over_all_architectures(bool hasLayouts)
    {
        using DisposeScope scope = NewDisposeScope();
        using CostTensor cost = CostTensors.FromTable(hasLayouts ? TinyTables.Layered(Space) : TinyTables.Flat(Space), Space);
        ChoiceProbabilities probabilities = RandomProbabilities.Of(Space, 3);
        double mean = All.Sum(architecture => cost.Of(architecture) * ProbabilityOf(architecture, probabilities));

        Assert.Equal(mean, cost.Expected(probabilities), 1e-9);
        Assert.Equal(mean, cost.Expected(RandomProbabilities.AsTensor(probabilities)).item<double>(), 1e-9);
        Assert.Equal(mean, cost.Expected(RandomProbabilities.AsTensor(probabilities).to(ScalarType.Float32)).item<float>(), 1e-4);
    }

    [Fact]
    public void A_certain_choice_costs_what_its_architecture_costs()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space), Space);

        Assert.All(All.Take(50), architecture => Assert.Equal(cost.Of(architecture), cost.Expected(ChoiceProbabilities.Certain(architecture)), 1e-12));
    }

    [Fact]
    public void The_gradient_of_the_expected_cost_is_that_of_finite_differences()
    {
        using DisposeScope scope = NewDisposeScope();
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space), Space);
        Tensor probabilities = RandomProbabilities.AsTensor(RandomProbabilities.Of(Space, 3)).requires_grad_();
        cost.Expected(probabilities).backward();
        double[] gradient = probabilities.grad!.data<double>().ToArray();
        double[] values = probabilities.detach().data<double>().ToArray();

        foreach (Slot slot in Space.Slots)
        {
            for (int c = 0; c < slot.Candidates.Length; c++)
            {
                int at = (slot.Index * 4) + c;
                Assert.Equal((Shifted(at, 1e-6) - Shifted(at, -1e-6)) / 2e-6, gradient[at], 1e-6);
            }
        }

        double Shifted(int at, double by)
        {
            double[] shifted = [.. values];
            shifted[at] += by;
            return cost.Expected(tensor(shifted, [5, 4], dtype: ScalarType.Float64)).item<double>();
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_range_is_that_of_all_architectures(int seed)
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Layered(Space, seed), Space);

        CostRange range = cost.Range();

        Assert.Equal(All.Min(cost.Of), range.Minimum, 1e-12);
        Assert.Equal(All.Max(cost.Of), range.Maximum, 1e-12);
        Assert.Equal((range.Minimum, range.Maximum), (cost.Of(range.Cheapest), cost.Of(range.Dearest)));
    }

    [Theory]
    [InlineData(CountedMetric.Macs)]
    [InlineData(CountedMetric.Parameters)]
    [InlineData(CountedMetric.Memory)]
    public void Counts_are_the_counter_s_own(CountedMetric metric)
    {
        var input = TensorShape.Parse("2x3x32x32");
        var counter = new ArchitectureCounter(Space, input);
        using CostTensor cost = CostTensors.FromCounts(Space, input, metric);

        Assert.All(All.Take(200), architecture =>
        {
            NetworkCounts counts = counter.Count(architecture.Choices.AsSpan());
            double expected = metric switch
            {
                CountedMetric.Macs => counts.Macs / 1e6,
                CountedMetric.Parameters => counts.Parameters / 1e6,
                _ => (counts.ActivationBytes + counts.WeightBytes) / 1048576.0,
            };
            Assert.Equal(expected, cost.Of(architecture), 1e-9);
        });
    }

    [Fact]
    public void Refuses_a_table_that_lacks_a_candidate_or_is_of_another_space()
    {
        LookupTable table = TinyTables.Flat(Space);
        LookupTable holey = table with { Entries = table.Entries.RemoveAt(6) };

        var missing = Assert.Throws<ProfilerException>(() => CostTensors.FromTable(holey, Space));
        var foreign = Assert.Throws<ProfilerException>(() => CostTensors.FromTable(table, TinySpaces.Three));

        Assert.Contains("'k5_e3' in slot01", missing.Message);
        Assert.Contains("'five'", foreign.Message);
        Assert.All([missing, foreign], error => Assert.Equal(ErrorCode.Mismatch, error.Code));
    }

    [Fact]
    public void Refuses_an_architecture_or_probabilities_of_another_space()
    {
        using CostTensor cost = CostTensors.FromTable(TinyTables.Flat(Space), Space);
        Architecture foreign = Architectures.Of(TinySpaces.Three).First();

        Assert.Equal(ErrorCode.Mismatch, Assert.Throws<ProfilerException>(() => cost.Of(foreign)).Code);
        Assert.Equal(ErrorCode.Mismatch, Assert.Throws<ProfilerException>(() => cost.Expected(ChoiceProbabilities.Uniform(TinySpaces.Three))).Code);
        using Tensor wide = ones([5, 9]);
        Assert.Throws<ArgumentException>(() => cost.Expected(wide));
    }

    private static double ProbabilityOf(Architecture architecture, ChoiceProbabilities probabilities) =>
        architecture.Choices.Select((choice, slot) => probabilities.Values[slot][choice]).Aggregate(1.0, (product, p) => product * p);
}
