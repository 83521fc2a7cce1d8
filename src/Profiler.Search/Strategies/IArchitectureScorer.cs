using Profiler.Networks.Architectures;

namespace Profiler.Search.Strategies;

/// <summary>Says how good an architecture is without training it.</summary>
public interface IArchitectureScorer
{
    /// <summary>The same architecture gets the same score however often and in whatever order it is asked for.</summary>
    ArchitectureScore Score(Architecture architecture);
}
