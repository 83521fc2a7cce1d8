using Profiler.Agent.Sensors.Boards;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Agent.Sensors.Power;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>Reads every sensor that the device has, and says why the others tell nothing.</summary>
internal static class SensorReader
{
    /// <param name="time">To wait with for what moves slowly; two seconds at most, where something stands still.</param>
    public static SensorInventory Read(SensorRoot root, TimeProvider time)
    {
        using var gpus = GpuHost.Open(root);
        using var power = PowerRails.Open(root, gpus);
        BoardFamily family = power.Family;
        ISensorSource[] sources =
        [
            new PowerSensors(power, new FrozenSensors(time)),
            new ThermalZones(family.ThermalZones),
            new Clocks(family.IsJetson),
            new GpuLoad(family.IsJetson),
            new Throttling(),
            new HwmonChips(family.IsJetson),
            new GpuSensors(gpus, family.IsJetson),
        ];
        var batch = new SensorBatch(root);
        foreach (ISensorSource source in sources)
        {
            source.Read(batch);
        }

        return batch.ToInventory(family.Name);
    }
}
