using Profiler.Agent.Runners;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Tests.Runners;

public sealed class MemoryCountTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_GPUs_memory_is_counted_apart() =>
        Assert.Equal(new GpuMemoryUse(40, 160, 200, IsWholeGpu: false), Count(new(0, 900), new(40, 950), new(200, 1110)));

    [Fact]
    public void What_the_driver_does_not_tell_of_this_process_is_counted_over_all() =>
        Assert.Equal(new GpuMemoryUse(50, 160, 210, IsWholeGpu: true), Count(new(0, 900), new(null, 950), new(null, 1110)));

    /// <summary>A driver that leaves a process out says 0 of it to the end.</summary>
    [Fact]
    public void A_process_that_the_driver_does_not_list_is_counted_over_all() =>
        Assert.Equal(new GpuMemoryUse(50, 160, 210, IsWholeGpu: true), Count(new(0, 900), new(0, 950), new(0, 1110)));

    [Fact]
    public void Where_no_GPU_is_used_or_tells_there_is_no_number()
    {
        Assert.Null(Count());
        Assert.Null(Count(new(0, 900), null, new(200, 1110)));
    }

    private GpuMemoryUse? Count(params GpuMemory?[] readings)
    {
        _folder.Write("model", "a model");
        var left = new Queue<GpuMemory?>(readings);
        MemoryCount count = MemoryCount.Begin(_folder.PathOf("model"), readings.Length == 0 ? null : left.Dequeue)!;
        count.Loaded();
        return count.HasRun().Gpu;
    }
}
