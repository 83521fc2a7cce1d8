using Profiler.Agent.Hosts;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners;

/// <summary>Counts what a model takes while it is loaded and run for the first time; nothing of it is timed.</summary>
internal sealed class MemoryCount
{
    private const double BytesPerMib = 1 << 20;

    private readonly double _modelMib;
    private readonly double _beforeMib;
    private (double ResidentMib, double PeakMib) _loaded;

    private MemoryCount(string modelPath)
    {
        _modelMib = new FileInfo(modelPath).Length / BytesPerMib;
        _beforeMib = ProcessMemory.Read().ResidentMib;
    }

    /// <returns>Null where the kernel does not tell.</returns>
    public static MemoryCount? Begin(string modelPath) => ProcessMemory.TryBegin() ? new MemoryCount(modelPath) : null;

    public void Loaded()
    {
        _loaded = ProcessMemory.Read();
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
            peakMib - _beforeMib);
    }
}
