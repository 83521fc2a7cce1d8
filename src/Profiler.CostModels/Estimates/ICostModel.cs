using Profiler.Networks.Architectures;

namespace Profiler.CostModels.Estimates;

/// <summary>Anything that answers what an architecture of one space costs on one target.</summary>
public interface ICostModel
{
    /// <exception cref="Networks.Errors.ProfilerException">The architecture is of another space than the model.</exception>
    CostEstimate Estimate(Architecture architecture);

    /// <summary>
    /// Many at once: <paramref name="choices"/> holds one candidate index a slot, architecture after architecture,
    /// and <paramref name="costs"/> takes one value an architecture, in ms, or in mJ where the model was made to answer energies.
    /// </summary>
    /// <exception cref="ArgumentException">The lengths do not agree, or an index is out of its slot's range.</exception>
    void Estimate(ReadOnlySpan<byte> choices, Span<float> costs);
}
