using Profiler.Agent.Hosts;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Conditions;

/// <summary>What shows after a visit whether the board's settings still hold.</summary>
internal sealed class BoardState(SensorRoot root, HostReader host)
{
    public VisitConditions Over(VisitConditions conditions, bool usesGpu) => conditions with
    {
        GpuFrequencyMhz = DevfreqClockControl.Mhz(root) ?? host.GpuClockMhz(usesGpu),
        PowerMode = PowerModes.Current(host),
    };
}
