using Profiler.Networks.Architectures;
using Profiler.Search.Strategies;

namespace Profiler.Search.Tests.Support;

/// <summary>A loss that falls with every slot that has its wanted candidate, and counts what it was asked for.</summary>
internal sealed class ToyScorer(byte wanted) : IArchitectureScorer
{
    public int Asked { get; private set; }

    public ArchitectureScore Score(Architecture architecture)
    {
        Asked++;
        double share = architecture.Choices.Count(choice => choice == wanted) / (double)architecture.Choices.Length;
        return new ArchitectureScore(share, 1 - share);
    }
}
