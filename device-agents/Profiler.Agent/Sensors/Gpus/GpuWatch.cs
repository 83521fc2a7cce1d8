using System.Globalization;
using Profiler.Bindings.Nvml;

namespace Profiler.Agent.Sensors.Gpus;

/// <summary>What may disturb a measurement on the GPU that models run on. Null where the driver does not tell.</summary>
internal sealed class GpuWatch
{
    private const int ParentField = 1;
    private const double MibPerByte = 1.0 / (1 << 20);

    private readonly SensorRoot _root;
    private readonly NvmlDevice? _device;

    public GpuWatch(SensorRoot root)
    {
        _root = root;

        // Left open: the driver is asked for as long as the process lives.
        GpuHost gpus = GpuHost.Open(root);
        _device = gpus.Used >= 0 && gpus.Devices[gpus.Used] is { IsOk: true } used ? used.Value : null;
    }

    /// <summary>How long heat has held the clocks down since the driver was loaded.</summary>
    public ulong? HeldDownNanoseconds => _device?.HeldDownNanoseconds(NvmlLimit.Thermal) is { IsOk: true } answer ? answer.Value : null;

    public double? ClockMhz => _device?.Clock(NvmlClock.Sm) is { IsOk: true } answer ? answer.Value : null;

    public GpuMemory? Memory => _device?.Memory is { IsOk: true } memory
        ? new GpuMemory(OwnBytes() * MibPerByte, memory.Value.Used * MibPerByte)
        : null;

    /// <summary>
    /// How many processes compute there that are neither this one nor started by it. In a container the driver knows
    /// this one by another number: where it computes and is not among them, one of them is it.
    /// </summary>
    public int? CountOthers()
    {
        if (_device?.ComputeProcesses is not { IsOk: true } answer)
        {
            return null;
        }

        int others = answer.Value.Count(process => !IsOurs(process.Id));
        bool isHidden = others == answer.Value.Length && others > 0 && HasCuda();
        return isHidden ? others - 1 : others;
    }

    /// <summary>
    /// Of a process that the driver knows by another number, only where no other computes; 0 before it computes.
    /// </summary>
    private ulong? OwnBytes()
    {
        if (_device?.ComputeProcesses is not { IsOk: true } answer)
        {
            return null;
        }

        NvmlProcess[] own = [.. answer.Value.Where(process => process.Id == Environment.ProcessId)];
        return (own, answer.Value) switch
        {
            ([NvmlProcess known], _) => known.UsedBytes,
            ([], [NvmlProcess only]) when HasCuda() => only.UsedBytes,
            _ => HasCuda() ? null : 0,
        };
    }

    private bool HasCuda() => _root.Text("proc/self/maps")?.Contains("libcuda.so", StringComparison.Ordinal) == true;

    private bool IsOurs(int process)
    {
        for (int id = process; id > 1;)
        {
            if (id == Environment.ProcessId)
            {
                return true;
            }

            // "42 (a name) S 41 …": the name may hold anything but ends with the last bracket.
            string? stat = _root.Text($"proc/{id.ToString(CultureInfo.InvariantCulture)}/stat");
            string[] fields = stat?[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
            if (fields.Length <= ParentField || !int.TryParse(fields[ParentField], NumberStyles.None, CultureInfo.InvariantCulture, out id))
            {
                return false;
            }
        }

        return false;
    }
}
