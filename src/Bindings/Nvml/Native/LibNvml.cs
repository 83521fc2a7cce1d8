using System.Runtime.InteropServices;

namespace Profiler.Bindings.Nvml.Native;

/// <summary>
/// The functions of nvml.h, each 0 where this driver lacks it; all answer an <see cref="NvmlStatus"/>. By address and
/// not by LibraryImport, since what an older driver lacks is asked for at every reading and must not throw. The library
/// stays loaded until the process ends: a device may be asked after it was closed.
/// </summary>
internal sealed class LibNvml
{
    private readonly nint _library;

    private LibNvml(nint library) => _library = library;

    public nint Init => Find("nvmlInit_v2");

    public nint Shutdown => Find("nvmlShutdown");

    public nint DeviceGetCount => Find("nvmlDeviceGetCount_v2");

    public nint DeviceGetHandleByIndex => Find("nvmlDeviceGetHandleByIndex_v2");

    public nint DeviceGetName { get; private init; }

    public nint DeviceGetUuid { get; private init; }

    public nint DeviceGetPowerUsage { get; private init; }

    public nint DeviceGetTotalEnergyConsumption { get; private init; }

    public nint DeviceGetTemperature { get; private init; }

    public nint DeviceGetCurrentClocksEventReasons { get; private init; }

    public nint DeviceGetMemoryInfo { get; private init; }

    public nint DeviceGetUtilizationRates { get; private init; }

    public nint DeviceGetClockInfo { get; private init; }

    public nint DeviceGetMaxClockInfo { get; private init; }

    public nint DeviceGetApplicationsClock { get; private init; }

    public nint DeviceGetTotalEccErrors { get; private init; }

    public nint DeviceGetViolationStatus { get; private init; }

    /// <summary>Its entries have <see cref="ProcessEntryBytes"/>.</summary>
    public nint DeviceGetComputeRunningProcesses { get; private init; }

    /// <summary>24 since the library's functions of version 2; 16 before.</summary>
    public int ProcessEntryBytes { get; private init; }

    public static LibNvml? TryLoad(string library)
    {
        if (!NativeLibrary.TryLoad(library, typeof(LibNvml).Assembly, searchPath: null, out nint loaded))
        {
            return null;
        }

        var found = new LibNvml(loaded);
        nint processes = found.Find("nvmlDeviceGetComputeRunningProcesses_v3", "nvmlDeviceGetComputeRunningProcesses_v2");
        return new LibNvml(loaded)
        {
            DeviceGetName = found.Find("nvmlDeviceGetName"),
            DeviceGetUuid = found.Find("nvmlDeviceGetUUID"),
            DeviceGetPowerUsage = found.Find("nvmlDeviceGetPowerUsage"),
            DeviceGetTotalEnergyConsumption = found.Find("nvmlDeviceGetTotalEnergyConsumption"),
            DeviceGetTemperature = found.Find("nvmlDeviceGetTemperature"),
            DeviceGetCurrentClocksEventReasons =
                found.Find("nvmlDeviceGetCurrentClocksEventReasons", "nvmlDeviceGetCurrentClocksThrottleReasons"),
            DeviceGetMemoryInfo = found.Find("nvmlDeviceGetMemoryInfo"),
            DeviceGetUtilizationRates = found.Find("nvmlDeviceGetUtilizationRates"),
            DeviceGetClockInfo = found.Find("nvmlDeviceGetClockInfo"),
            DeviceGetMaxClockInfo = found.Find("nvmlDeviceGetMaxClockInfo"),
            DeviceGetApplicationsClock = found.Find("nvmlDeviceGetApplicationsClock"),
            DeviceGetTotalEccErrors = found.Find("nvmlDeviceGetTotalEccErrors"),
            DeviceGetViolationStatus = found.Find("nvmlDeviceGetViolationStatus"),
            DeviceGetComputeRunningProcesses = processes != 0 ? processes : found.Find("nvmlDeviceGetComputeRunningProcesses"),
            ProcessEntryBytes = processes != 0 ? 24 : 16,
        };
    }

    /// <summary>The first of the names that the library has.</summary>
    private nint Find(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryGetExport(_library, name, out nint address))
            {
                return address;
            }
        }

        return 0;
    }
}
