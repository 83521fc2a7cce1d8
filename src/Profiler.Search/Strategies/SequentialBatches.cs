using Profiler.Search.Data;
using Profiler.Search.Data.Batches;

namespace Profiler.Search.Strategies;

/// <summary>Batches that are asked for step after step, read ahead on another thread from the first one asked for.</summary>
internal sealed class SequentialBatches(BatchSource source) : IDisposable
{
    private const int Threads = 1;
    private const int Depth = 2;

    private Prefetcher? _prefetcher;
    private long _next;

    public SampleBatch At(long step)
    {
        if (_prefetcher is null)
        {
            (_prefetcher, _next) = (new Prefetcher(source.At, step, long.MaxValue, Threads, Depth), step);
        }

        if (step != _next++)
        {
            throw new InvalidOperationException($"Step {step} was asked for out of its turn.");
        }

        return _prefetcher.Next();
    }

    public void Dispose() => _prefetcher?.Dispose();
}
