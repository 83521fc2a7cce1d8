using Profiler.Networks.Architectures;

namespace Profiler.Search.Strategies;

/// <summary>A way to search a space. All have the same budget of steps, the same data, the same cost limit and one seed.</summary>
public interface ISearchStrategy
{
    /// <summary>As the command spells it.</summary>
    string Name { get; }

    /// <summary>The share of the steps in which the weights alone are trained.</summary>
    double WarmupShare { get; }

    /// <returns>The best architecture that it found within the limit.</returns>
    Architecture Search(ISupernetSearch search);
}
