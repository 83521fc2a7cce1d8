using Profiler.Agent.Runners;
using Profiler.Agent.Serving;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Serving;

public sealed class TimedLoopTests : IDisposable
{
    private const int Runs = 100;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_null_device_allocates_nothing()
    {
        using var runner = new NullRunner();
        Assert.Equal(0, AllocatedBytes(runner));
    }

    [Fact]
    public void A_network_allocates_nothing()
    {
        string path = _folder.PathOf("small.onnx");
        File.WriteAllBytes(path, SmallModel.Export.Bytes.Span);
        using OnnxRunner runner = OnnxRunner.Open(path, Workload.OfFixedShape(SmallModel.Export.Sha256, "cpu", 1), profiled: false);
        Assert.Equal(0, AllocatedBytes(runner));
    }

    [Fact]
    public void Warm_up_runs_are_not_timed()
    {
        using var runner = new CountingRunner();
        long[] ticks = new long[Runs + 1];
        TimedLoop.Run(runner, warmup: 3, ticks);
        Assert.Equal(Runs + 3, runner.Count);
        Assert.Equal(ticks.Order(), ticks);
        Assert.DoesNotContain(0, ticks);
    }

    private static long AllocatedBytes(IRunner runner)
    {
        long[] ticks = new long[Runs + 1];
        TimedLoop.Run(runner, warmup: 1, ticks);
        long before = GC.GetAllocatedBytesForCurrentThread();
        TimedLoop.Run(runner, warmup: 1, ticks);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private sealed class CountingRunner : IRunner
    {
        public int Count { get; private set; }

        public void Run() => Count++;

        public void Stop()
        {
        }

        public KernelProfile TakeProfile(int runs) => new([], []);

        public void Dispose()
        {
        }
    }
}
