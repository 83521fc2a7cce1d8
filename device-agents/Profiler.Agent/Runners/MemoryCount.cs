using Profiler.Agent.Hosts;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>Counts what a model takes while it is loaded and run for the first time; nothing of it is timed.</summary>
internal sealed class MemoryCount
{
    private const double BytesPerMib = 1 << 20;

    private readonly double _modelMib;
    private readonly double _beforeMib;
    private readonly Func<GpuMemory?>? _readGpu;
    private readonly GpuMemory? _gpuBefore;
    private (double ResidentMib, double PeakMib) _loaded;
    private GpuMemory? _gpuLoaded;

    private MemoryCount(string modelPath, Func<GpuMemory?>? readGpu)
    {
        _modelMib = new FileInfo(modelPath).Length / BytesPerMib;
        _beforeMib = ProcessMemory.Read().ResidentMib;
        _readGpu = readGpu;
        _gpuBefore = readGpu?.Invoke();
    }

    /// <param name="readGpu">Of the GPU that the model runs on; null where it runs on none.</param>
    /// <returns>Null where the kernel does not tell.</returns>
    public static MemoryCount? Begin(string modelPath, Func<GpuMemory?>? readGpu) =>
        ProcessMemory.TryBegin() ? new MemoryCount(modelPath, readGpu) : null;

    public void Loaded()
    {
        _loaded = ProcessMemory.Read();
        _gpuLoaded = _readGpu?.Invoke();
        ProcessMemory.ClearThePeak();
    }

    public MemoryUse HasRun()
    {
        (double residentMib, double peakMib) = ProcessMemory.Read();
        return new MemoryUse(
            _modelMib,
            _loaded.PeakMib - _beforeMib,
            _loaded.ResidentMib - _beforeMib,
            residentMib - _loaded.ResidentMib,
            peakMib - _beforeMib)
        {
            Gpu = OnGpu(_gpuBefore, _gpuLoaded, _readGpu?.Invoke()),
        };
    }

    private static GpuMemoryUse? OnGpu(GpuMemory? before, GpuMemory? loaded, GpuMemory? run) => (before, loaded, run) switch
    {
        ({ OwnMib: { } first }, { OwnMib: { } second }, { OwnMib: { } third }) when third > 0 => Steps(first, second, third, isWholeGpu: false),
        ({ } first, { } second, { } third) => Steps(first.WholeMib, second.WholeMib, third.WholeMib, isWholeGpu: true),
        _ => null,
    };

    private static GpuMemoryUse Steps(double before, double loaded, double run, bool isWholeGpu) =>
        new(loaded - before, run - loaded, run - before, isWholeGpu);
}
