using System.Collections.Immutable;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Costs;

/// <summary>
/// The worst of several devices. Its expected cost is the largest of their expected costs, with the gradient of that
/// one alone (a subgradient where two are equal): never more than the expectation of the largest, and equal to it when
/// the choices are made.
/// </summary>
public sealed class WorstCost : ICost
{
    private readonly ImmutableArray<CostTensor> _costs;

    /// <param name="costs">At least one, of one space; the worst takes over and disposes of them.</param>
    /// <exception cref="ProfilerException">They are in different units, so that none is the worst.</exception>
    public WorstCost(IReadOnlyList<CostTensor> costs)
    {
        _costs = [.. costs];
        if (_costs.Select(cost => cost.Unit).Distinct().Count() > 1)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The worst of {string.Join(" and ", _costs.Select(cost => $"{cost.Metric} in {cost.Unit}"))} cannot be told.",
                "Choose one metric for all devices, or a weighted mix.");
        }
    }

    public SearchSpace Space => _costs[0].Space;

    public string Metric => $"worst {_costs[0].Metric}";

    public string Unit => _costs[0].Unit;

    public string Target => string.Join(" | ", _costs.Select(cost => cost.Target));

    public string SnapshotId => string.Join('|', _costs.Select(cost => cost.SnapshotId));

    public Tensor Expected(Tensor probabilities)
    {
        using DisposeScope scope = NewDisposeScope();
        return _costs.Select(cost => cost.Expected(probabilities)).Aggregate(maximum).MoveToOuterDisposeScope();
    }

    public double Expected(ChoiceProbabilities probabilities) => _costs.Max(cost => cost.Expected(probabilities));

    public double Of(Architecture architecture) => _costs.Max(cost => cost.Of(architecture));

    /// <summary>
    /// The minimum is the largest of the devices' own minima, which no architecture undercuts, though none may reach it;
    /// the maximum is exact.
    /// </summary>
    public CostRange Range()
    {
        CostRange[] own = [.. _costs.Select(cost => cost.Range())];
        return new CostRange(
            own.Max(range => range.Minimum),
            own.Max(range => range.Maximum),
            own.Select(range => range.Cheapest).MinBy(Of)!,
            own.Select(range => range.Dearest).MaxBy(Of)!);
    }

    public void Dispose()
    {
        foreach (CostTensor cost in _costs)
        {
            cost.Dispose();
        }
    }
}
