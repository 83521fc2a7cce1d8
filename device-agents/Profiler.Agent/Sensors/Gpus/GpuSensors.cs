using Profiler.Bindings.Nvml;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Gpus;

/// <summary>What NVIDIA's driver tells of each GPU, but for power and energy, which are read as rails.</summary>
/// <param name="isJetson">Whose driver has no NVML before JetPack 6: the kernel's files tell of that GPU.</param>
internal sealed class GpuSensors(GpuHost gpus, bool isJetson) : ISensorSource
{
    private const double MibPerByte = 1.0 / (1 << 20);

    private static readonly (NvmlClock Clock, string Name)[] Clocks =
        [(NvmlClock.Graphics, "clock-graphics"), (NvmlClock.Sm, "clock-sm"), (NvmlClock.Memory, "clock-memory")];

    private static readonly (NvmlClockReasons Reason, string Name)[] Reasons =
    [
        (NvmlClockReasons.PowerCap, "throttle-power-cap"),
        (NvmlClockReasons.HardwareSlowdown, "throttle-hardware"),
        (NvmlClockReasons.SoftwareThermal, "throttle-thermal-software"),
        (NvmlClockReasons.HardwareThermal, "throttle-thermal-hardware"),
        (NvmlClockReasons.PowerBrake, "throttle-power-brake"),
    ];

    public void Read(SensorBatch into)
    {
        if (gpus.Devices.IsEmpty && !isJetson)
        {
            NvmlStatus status = gpus.Status == NvmlStatus.Ok ? NvmlStatus.NotFound : gpus.Status;
            into.Lack(GpuStatus.Unreadable("nvml/*", gpus.Path, status));
        }

        for (int i = 0; i < gpus.Devices.Length; i++)
        {
            if (gpus.Devices[i].IsOk)
            {
                new Reader(into, $"nvml{i}").Read(gpus.Devices[i].Value);
            }
            else
            {
                into.Lack(GpuStatus.Unreadable($"nvml{i}/*", "nvmlDeviceGetHandleByIndex", gpus.Devices[i].Status));
            }
        }
    }

    private sealed class Reader(SensorBatch into, string gpu)
    {
        public void Read(NvmlDevice device)
        {
            Take("temperature", Quantity.TemperatureCelsius, "nvmlDeviceGetTemperature", device.TemperatureCelsius);
            foreach ((NvmlClock clock, string name) in Clocks)
            {
                Take(name, Quantity.FrequencyMhz, "nvmlDeviceGetClockInfo", device.Clock(clock));
                Take($"{name}/max", Quantity.FrequencyMhz, "nvmlDeviceGetMaxClockInfo", device.MaxClock(clock));
                Take($"{name}/applications", Quantity.FrequencyMhz, "nvmlDeviceGetApplicationsClock", device.ApplicationsClock(clock));
            }

            NvmlAnswer<NvmlClockReasons> reasons = device.ClockReasons;
            foreach ((NvmlClockReasons reason, string name) in Reasons)
            {
                Take(name, Quantity.Throttles, "nvmlDeviceGetCurrentClocksEventReasons", reasons, value => value.HasFlag(reason) ? 1 : 0);
            }

            Take("ecc-corrected", Quantity.Count, "nvmlDeviceGetTotalEccErrors", device.EccErrors(corrected: true));
            Take("ecc-uncorrected", Quantity.Count, "nvmlDeviceGetTotalEccErrors", device.EccErrors(corrected: false));
            NvmlAnswer<NvmlMemory> memory = device.Memory;
            Take("memory-used", Quantity.MemoryMib, "nvmlDeviceGetMemoryInfo", memory, value => value.Used * MibPerByte);
            Take("memory-total", Quantity.MemoryMib, "nvmlDeviceGetMemoryInfo", memory, value => value.Total * MibPerByte);
            NvmlAnswer<NvmlUtilization> load = device.Utilization;
            Take("load", Quantity.LoadPercent, "nvmlDeviceGetUtilizationRates", load, value => value.Gpu);
            Take("load-memory", Quantity.LoadPercent, "nvmlDeviceGetUtilizationRates", load, value => value.Memory);
            Take("processes", Quantity.Count, "nvmlDeviceGetComputeRunningProcesses", device.ComputeProcesses, value => value.Length);
        }

        private void Take(string name, Quantity quantity, string function, NvmlAnswer<uint> answer) =>
            Take(name, quantity, function, answer, value => value);

        private void Take(string name, Quantity quantity, string function, NvmlAnswer<ulong> answer) =>
            Take(name, quantity, function, answer, value => value);

        private void Take<T>(string name, Quantity quantity, string function, NvmlAnswer<T> answer, Func<T, double> read)
        {
            if (answer.IsOk)
            {
                into.Add($"{gpu}/{name}", quantity, read(answer.Value), function);
            }
            else
            {
                into.Lack(GpuStatus.Unreadable($"{gpu}/{name}", function, answer.Status));
            }
        }
    }
}
