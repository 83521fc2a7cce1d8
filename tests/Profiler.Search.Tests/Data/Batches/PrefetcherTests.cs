using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Batches;

namespace Profiler.Search.Tests.Data.Batches;

public sealed class PrefetcherTests
{
    /// <summary>Long enough for any machine; reached only by a failure.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Fact]
    public void Batches_come_in_the_order_of_their_steps()
    {
        using var slow = new ManualResetEventSlim();
        using var prefetcher = new Prefetcher(
            step =>
            {
                // The first step is read last.
                Assert.True(step != 10 || slow.Wait(Patience));
                if (step == 12)
                {
                    slow.Set();
                }

                return Batch(step);
            },
            first: 10,
            count: 50);

        Assert.Equal(Enumerable.Range(10, 50).Select(i => (long)i), Enumerable.Range(0, 50).Select(_ => prefetcher.Next().Labels[0]));
        Assert.Throws<InvalidOperationException>(() => prefetcher.Next());
    }

    [Fact]
    public void It_reads_ahead_no_further_than_its_depth()
    {
        int furthest = 0;
        using var reached = new SemaphoreSlim(0);
        using var prefetcher = new Prefetcher(
            step =>
            {
                InterlockedMax(ref furthest, (int)step);
                reached.Release();
                return Batch(step);
            },
            first: 0,
            count: long.MaxValue,
            threads: 2,
            depth: 3);

        for (int i = 0; i < 3; i++)
        {
            Assert.True(reached.Wait(Patience));
        }

        Assert.False(reached.Wait(TimeSpan.FromMilliseconds(50)));
        Assert.Equal(2, furthest);
        _ = prefetcher.Next();
        Assert.True(reached.Wait(Patience));
        Assert.Equal(3, furthest);
    }

    [Fact]
    public void What_went_wrong_is_told_in_its_turn_and_again()
    {
        using var prefetcher = new Prefetcher(
            step => step == 2 ? throw new ProfilerException(ErrorCode.InvalidFile, "The image 'a.png' is cut short.") : Batch(step), 0, 10);

        Assert.Equal(0, prefetcher.Next().Labels[0]);
        Assert.Equal(1, prefetcher.Next().Labels[0]);
        Assert.Equal("The image 'a.png' is cut short.", Assert.Throws<ProfilerException>(() => prefetcher.Next()).Message);
        Assert.Throws<ProfilerException>(() => prefetcher.Next());
    }

    [Fact]
    public void A_wait_can_be_cancelled_and_taken_up_again()
    {
        using var open = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        using var prefetcher = new Prefetcher(
            step =>
            {
                Assert.True(open.Wait(Patience));
                return Batch(step);
            },
            0,
            10);

        cancellation.CancelAfter(TimeSpan.FromMilliseconds(20));
        Assert.ThrowsAny<OperationCanceledException>(() => prefetcher.Next(cancellation.Token));
        open.Set();

        Assert.Equal(0, prefetcher.Next().Labels[0]);
    }

    [Fact]
    public void Disposing_ends_its_threads_and_whoever_waits()
    {
        int running = 0;
        using var entered = new SemaphoreSlim(0);
        var prefetcher = new Prefetcher(
            step =>
            {
                Interlocked.Increment(ref running);
                entered.Release();
                Thread.Yield();
                Interlocked.Decrement(ref running);
                return Batch(step);
            },
            0,
            long.MaxValue,
            threads: 2);
        Assert.True(entered.Wait(Patience));

        prefetcher.Dispose();

        Assert.Equal(0, running);
        Assert.Throws<ObjectDisposedException>(() => prefetcher.Next());
        prefetcher.Dispose();
    }

    private static SampleBatch Batch(long step) => new(new TensorShape(1, 3, 1, 1), new float[3], [step], false);

    private static void InterlockedMax(ref int most, int value)
    {
        int seen;
        while (value > (seen = Volatile.Read(ref most)) && Interlocked.CompareExchange(ref most, value, seen) != seen)
        {
        }
    }
}
