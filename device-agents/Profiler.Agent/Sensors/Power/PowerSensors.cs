using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>The rails and counters among the other sensors, with an INA3221's voltages and currents.</summary>
internal sealed class PowerSensors(PowerRails power, FrozenSensors frozen) : ISensorSource
{
    public void Read(SensorBatch into)
    {
        foreach (UnreadableSensor missing in power.Missing)
        {
            into.Lack(missing);
        }

        IReadOnlyCollection<string> still = frozen.Find(power);
        foreach (IPowerRail rail in power.Rails)
        {
            bool isRead = rail.TryReadMw(out double mw, out UnreadableReason reason);
            Take(into, rail.Name, Quantity.PowerMw, rail.Path, still.Contains(rail.Name) ? UnreadableReason.Frozen : isRead ? null : reason, mw);
        }

        foreach (IEnergyCounter counter in power.Counters)
        {
            bool isRead = counter.TryReadMj(out double mj, out UnreadableReason reason);
            Take(into, counter.Name, Quantity.EnergyMj, counter.Path, still.Contains(counter.Name) ? UnreadableReason.Frozen : isRead ? null : reason, mj);
        }

        foreach (Ina3221Channel channel in Ina3221Channel.In(into.Root))
        {
            into.Read($"{channel.Name}/voltage", Quantity.VoltageMv, channel.Voltage, unit: 1, "The driver has no voltage of this channel.");
            into.Read($"{channel.Name}/current", Quantity.CurrentMa, channel.Current, unit: 1, "The driver has no current of this channel.");
        }
    }

    private static void Take(SensorBatch into, string name, Quantity quantity, string path, UnreadableReason? reason, double value)
    {
        if (reason is { } why)
        {
            into.Lack(name, path, why, "It was there a moment ago.");
        }
        else
        {
            into.Add(name, quantity, value, path);
        }
    }
}
