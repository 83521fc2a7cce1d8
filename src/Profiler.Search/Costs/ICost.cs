using Profiler.Networks.Architectures;
using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using static TorchSharp.torch;

namespace Profiler.Search.Costs;

/// <summary>What an architecture of one space costs, and what it is expected to cost while choices are still open.</summary>
public interface ICost : IDisposable
{
    SearchSpace Space { get; }

    /// <summary>"latency", "energy", "macs", a mix such as "latency=0.7,macs=0.3".</summary>
    string Metric { get; }

    /// <summary>"ms", "mJ", "MMAC", "M", "MiB"; "x" for a mix.</summary>
    string Unit { get; }

    /// <summary>What the numbers belong to: a device's target or an input shape.</summary>
    string Target { get; }

    /// <summary>The table or count that the numbers were read from, once.</summary>
    string SnapshotId { get; }

    /// <summary>The expected cost as a scalar that carries a gradient to the probabilities.</summary>
    /// <param name="probabilities">Slots x most candidates, each slot's adding up to 1, 0 beyond its candidates.</param>
    Tensor Expected(Tensor probabilities);

    /// <summary>The same outside of Torch, in double precision.</summary>
    double Expected(ChoiceProbabilities probabilities);

    double Of(Architecture architecture);

    /// <summary>The cheapest and the dearest architecture.</summary>
    CostRange Range();
}
