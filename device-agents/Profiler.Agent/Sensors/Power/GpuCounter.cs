using Profiler.Agent.Sensors.Gpus;
using Profiler.Bindings.Nvml;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>The energy of a whole graphics card since its driver was loaded; 64 bits, so it never wraps.</summary>
internal sealed class GpuCounter(string name, bool isWholeBoard, NvmlDevice device) : IEnergyCounter
{
    public string Name => name;

    public bool IsWholeBoard => isWholeBoard;

    public string Path => "nvmlDeviceGetTotalEnergyConsumption";

    public bool TryReadMj(out double mj, out UnreadableReason reason)
    {
        NvmlAnswer<ulong> answer = device.EnergyMillijoules;
        mj = answer.Value;
        reason = GpuStatus.ReasonOf(answer.Status);
        return answer.IsOk;
    }

    public void Dispose()
    {
    }
}
