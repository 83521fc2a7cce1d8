using System.Runtime.ExceptionServices;

namespace Profiler.Search.Data.Batches;

/// <summary>
/// Reads batches ahead on background threads and hands them out in the order of their steps. At most as many as its depth
/// wait or are being read, so memory stays bounded when the trainer is the slower one.
/// </summary>
public sealed class Prefetcher : IDisposable
{
    private readonly object _gate = new();
    private readonly Func<long, SampleBatch> _read;
    private readonly long _end;
    private readonly Outcome?[] _ring;
    private readonly Thread[] _threads;
    private long _nextRead;
    private long _nextTaken;
    private bool _isStopped;

    /// <param name="read">Gives the batch of a step, such as <see cref="BatchSource.At"/>; called on several threads.</param>
    /// <param name="first">The first step.</param>
    /// <param name="count">How many steps; long.MaxValue for a training that ends elsewhere.</param>
    /// <param name="threads">From 1; two keep a trainer busy whose step takes longer than half a batch's reading.</param>
    /// <param name="depth">How many batches may be ahead of the trainer; at least as many as threads.</param>
    public Prefetcher(Func<long, SampleBatch> read, long first, long count, int threads = 2, int depth = 4)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(first);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(depth, threads);
        _read = read;
        _nextRead = _nextTaken = first;
        _end = count > long.MaxValue - first ? long.MaxValue : first + count;
        _ring = new Outcome?[depth];
        _threads = [.. Enumerable.Range(0, threads).Select(i => new Thread(Work) { IsBackground = true, Name = $"prefetch-{i}" })];
        Array.ForEach(_threads, thread => thread.Start());
    }

    /// <summary>The batch of the next step, waiting for it where it is not read yet.</summary>
    /// <exception cref="InvalidOperationException">All steps were taken.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled; the batch is still the next.</exception>
    /// <remarks>What reading the step threw is thrown here, in its turn, and again at every further call.</remarks>
    public SampleBatch Next(CancellationToken cancellationToken = default)
    {
        using CancellationTokenRegistration wake = cancellationToken.Register(Pulse);
        lock (_gate)
        {
            Outcome? outcome;
            while (true)
            {
                ObjectDisposedException.ThrowIf(_isStopped, this);
                cancellationToken.ThrowIfCancellationRequested();
                if (_nextTaken >= _end)
                {
                    throw new InvalidOperationException("All steps were taken.");
                }

                if ((outcome = _ring[_nextTaken % _ring.Length]) is not null)
                {
                    break;
                }

                Monitor.Wait(_gate);
            }

            outcome.Error?.Throw();
            _ring[_nextTaken % _ring.Length] = null;
            _nextTaken++;
            Monitor.PulseAll(_gate);
            return outcome.Batch!;
        }
    }

    /// <summary>Ends the threads, each after the batch that it reads just now.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isStopped = true;
            Monitor.PulseAll(_gate);
        }

        Array.ForEach(_threads, thread => thread.Join());
    }

    private void Pulse()
    {
        lock (_gate)
        {
            Monitor.PulseAll(_gate);
        }
    }

    private void Work()
    {
        while (TakeStep() is { } step)
        {
            Outcome outcome = Try(step);
            lock (_gate)
            {
                _ring[step % _ring.Length] = outcome;
                Monitor.PulseAll(_gate);
            }
        }
    }

    /// <summary>The next step to read, once there is room for it; null where there is nothing left to do.</summary>
    private long? TakeStep()
    {
        lock (_gate)
        {
            while (!_isStopped && _nextRead < _end && _nextRead - _nextTaken >= _ring.Length)
            {
                Monitor.Wait(_gate);
            }

            return _isStopped || _nextRead >= _end ? null : _nextRead++;
        }
    }

    /// <summary>Whatever goes wrong belongs to the consumer: on a thread of ours it would end the process.</summary>
    private Outcome Try(long step)
    {
        try
        {
            return new Outcome(_read(step), null);
        }
#pragma warning disable CA1031 // Every kind is carried to the thread that asked, and thrown there.
        catch (Exception error)
#pragma warning restore CA1031
        {
            return new Outcome(null, ExceptionDispatchInfo.Capture(error));
        }
    }

    private sealed record Outcome(SampleBatch? Batch, ExceptionDispatchInfo? Error);
}
