namespace Profiler.Search.Data.Batches;

/// <summary>Which slice of every step's batch a worker takes. The default is the only worker's: everything.</summary>
public readonly record struct Share
{
    private readonly int _others;

    /// <param name="worker">From 0 to <paramref name="workers"/>: the rank.</param>
    /// <param name="workers">The world size.</param>
    public Share(int worker, int workers)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(workers, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(worker);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(worker, workers);
        Worker = worker;
        _others = workers - 1;
    }

    public int Worker { get; }

    public int Workers => _others + 1;
}
