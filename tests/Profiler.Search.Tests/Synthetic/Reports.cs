using Profiler.Search.Training;

namespace Profiler.Search.Tests.Synthetic;

/// <summary>Keeps what is reported, in the thread that reports it.</summary>
internal sealed class Reports(Action<SearchProgress>? then = null) : IProgress<SearchProgress>
{
    public List<SearchProgress> All { get; } = [];

    public void Report(SearchProgress value)
    {
        All.Add(value);
        then?.Invoke(value);
    }
}
