using System.Collections.Immutable;
using Profiler.Agent.Sensors.Boards;
using Profiler.Agent.Sensors.Gpus;
using Profiler.Bindings.Nvml;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>Opens the rails and counters of a device; keeps those that tell something, and notes the others.</summary>
internal sealed class RailOpening(SensorRoot root, BoardFamily family)
{
    private const string Ina3221 = "ina3221";
    private const string Rapl = "rapl";
    private const string Nvml = "nvml";
    private const string NoIna3221 =
        "The driver of the power monitors is not loaded, or the carrier board has others: JetPack 4 has /sys/bus/i2c/drivers/ina3221x, "
        + "JetPack 5 and later sudo modprobe ina3221.";
    private const string NoRapl =
        "The processor's energy counters are not there. On hardware of one's own: sudo modprobe intel_rapl_msr "
        + "(Intel; AMD from family 17h on with Linux 5.8). A virtual machine's host keeps them to itself.";

    private readonly ImmutableArray<IPowerRail>.Builder _rails = ImmutableArray.CreateBuilder<IPowerRail>();
    private readonly ImmutableArray<IEnergyCounter>.Builder _counters = ImmutableArray.CreateBuilder<IEnergyCounter>();
    private readonly ImmutableArray<UnreadableSensor>.Builder _missing = ImmutableArray.CreateBuilder<UnreadableSensor>();

    public ImmutableArray<IPowerRail> Rails => _rails.ToImmutable();

    public ImmutableArray<IEnergyCounter> Counters => _counters.ToImmutable();

    public ImmutableArray<UnreadableSensor> Missing => _missing.ToImmutable();

    public bool RailsMakeWholeBoard => family.Supplies?.Interface switch
    {
        Ina3221 => family.Supplies.WholeBoard.All(name => _rails.Any(rail => rail.IsWholeBoard && BoardFamily.Fits(name, rail.Name[(Ina3221.Length + 1)..]))),
        Nvml => _rails.Any(rail => rail.IsWholeBoard),
        _ => false,
    };

    public void OpenIna3221()
    {
        var found = new List<string>();
        foreach (Ina3221Channel channel in Ina3221Channel.In(root))
        {
            found.Add(channel.Rail);
            Keep(channel, family.IsWholeBoard(Ina3221, channel.Rail));
        }

        if (family.Supplies is { Interface: Ina3221 } supplies)
        {
            IEnumerable<string> expected = supplies.Apart.IsDefault ? supplies.WholeBoard : supplies.WholeBoard.Concat(supplies.Apart);
            foreach (string rail in expected.Where(rail => !found.Exists(other => BoardFamily.Fits(rail, other))))
            {
                Lack($"{Ina3221}/{SensorBatch.Word(rail)}", root.PathOf("sys/bus/i2c/drivers/ina3221x"), UnreadableReason.Absent, NoIna3221);
            }
        }
        else if (family.IsJetson && found.Count == 0)
        {
            Lack($"{Ina3221}/*", root.PathOf("sys/bus/i2c/drivers/ina3221x"), UnreadableReason.Absent, NoIna3221);
        }
    }

    public void OpenRapl()
    {
        RaplZone[] zones = [.. RaplZone.In(root)];
        foreach (RaplZone zone in zones)
        {
            Keep(zone, family.IsWholeBoard(Rapl, zone.Domain));
        }

        if (zones.Length == 0 && !family.IsJetson)
        {
            Lack($"{Rapl}/*", root.PathOf(RaplZone.Folder), UnreadableReason.Absent, NoRapl);
        }
    }

    public void OpenGpus(GpuHost gpus)
    {
        for (int i = 0; i < gpus.Devices.Length; i++)
        {
            if (!gpus.Devices[i].IsOk)
            {
                continue;
            }

            NvmlDevice device = gpus.Devices[i].Value;
            bool isWhole = i == gpus.Used && family.IsWholeBoard(Nvml, BoardFamily.Card);
            NvmlStatus power = device.PowerMilliwatts.Status;
            if (power == NvmlStatus.Ok)
            {
                _rails.Add(new GpuRail($"{Nvml}{i}/power", isWhole, device));
            }
            else
            {
                _missing.Add(GpuStatus.Unreadable($"{Nvml}{i}/power", "nvmlDeviceGetPowerUsage", power));
            }

            NvmlStatus energy = device.EnergyMillijoules.Status;
            if (energy == NvmlStatus.Ok)
            {
                _counters.Add(new GpuCounter($"{Nvml}{i}/energy", isWhole, device));
            }
            else
            {
                _missing.Add(GpuStatus.Unreadable($"{Nvml}{i}/energy", "nvmlDeviceGetTotalEnergyConsumption", energy));
            }
        }
    }

    private void Keep(Ina3221Channel channel, bool isWholeBoard)
    {
        IPowerRail? rail = null;
        if (channel.Power is { } power)
        {
            rail = Open(channel.Name, power) is { } file ? new FileRail(channel.Name, isWholeBoard, file) : null;
        }
        else if (Open(channel.Name, channel.Voltage) is { } voltage)
        {
            rail = Open(channel.Name, channel.Current) is { } current ? new ProductRail(channel.Name, isWholeBoard, voltage, current) : null;
        }

        if (rail is null)
        {
            return;
        }

        if (rail.TryReadMw(out _, out UnreadableReason reason))
        {
            _rails.Add(rail);
            return;
        }

        rail.Dispose();
        Lack(channel.Name, rail.Path, reason, NoIna3221);
    }

    private void Keep(RaplZone zone, bool isWholeBoard)
    {
        if (Open(zone.Name, zone.Energy) is not { } energy)
        {
            return;
        }

        if (!root.TryRead(zone.Range, out double range, out UnreadableReason reason))
        {
            energy.Dispose();
            Lack(zone.Name, root.PathOf(zone.Range), reason, NoRapl);
            return;
        }

        var counter = new RaplCounter(zone.Name, isWholeBoard, energy, range);
        if (counter.TryReadMj(out _, out reason))
        {
            _counters.Add(counter);
            return;
        }

        counter.Dispose();
        Lack(zone.Name, energy.Path, reason, NoRapl);
    }

    private SensorFile? Open(string name, string relative)
    {
        SensorFile? file = SensorFile.TryOpen(root, relative, out UnreadableReason reason);
        if (file is null)
        {
            Lack(name, root.PathOf(relative), reason, relative.Contains("powercap", StringComparison.Ordinal) ? NoRapl : NoIna3221);
        }

        return file;
    }

    private void Lack(string name, string path, UnreadableReason reason, string absent)
    {
        bool isRapl = reason == UnreadableReason.NoPermission && path.Contains("powercap", StringComparison.Ordinal);
        _missing.Add(new UnreadableSensor(name, path, reason, isRapl
            ? $"Linux shows the counter to root alone since 2020 (it tells what other programs do). Run the agent as root, or once: sudo chmod a+r {path}; "
                + "for every start, in /etc/udev/rules.d/70-powercap.rules: SUBSYSTEM==\"powercap\", ACTION==\"add\", RUN+=\"/bin/chmod a+r /sys%p/energy_uj\""
            : Advice.For(reason, path, absent)));
    }
}
