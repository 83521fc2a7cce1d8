using Profiler.Agent.Sensors.Gpus;
using Profiler.Bindings.Nvml;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>The power of a whole graphics card.</summary>
internal sealed class GpuRail(string name, bool isWholeBoard, NvmlDevice device) : IPowerRail
{
    public string Name => name;

    public bool IsWholeBoard => isWholeBoard;

    public string Path => "nvmlDeviceGetPowerUsage";

    public bool TryReadMw(out double mw, out UnreadableReason reason)
    {
        NvmlAnswer<uint> answer = device.PowerMilliwatts;
        mw = answer.Value;
        reason = answer.IsOk ? UnreadableReason.OutOfRange : GpuStatus.ReasonOf(answer.Status);
        return answer.IsOk && QuantityRange.Holds(Quantity.PowerMw, mw);
    }

    public void Dispose()
    {
    }
}
