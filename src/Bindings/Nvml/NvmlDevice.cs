using System.Collections.Immutable;
using Profiler.Bindings.Nvml.Native;

namespace Profiler.Bindings.Nvml;

/// <summary>One GPU. Reading numbers allocates nothing.</summary>
public sealed class NvmlDevice
{
    private readonly LibNvml _library;
    private readonly nint _handle;

    internal NvmlDevice(LibNvml library, nint handle) => (_library, _handle) = (library, handle);

    public NvmlAnswer<string> Name => NvmlCalls.Text(_library.DeviceGetName, _handle);

    public NvmlAnswer<string> Uuid => NvmlCalls.Text(_library.DeviceGetUuid, _handle);

    /// <summary>Of the whole card with its memory, in mW; drivers average it over up to a second.</summary>
    public NvmlAnswer<uint> PowerMilliwatts => NvmlCalls.Number<uint>(_library.DeviceGetPowerUsage, _handle);

    /// <summary>Since the driver was loaded, in mJ. Volta and later.</summary>
    public NvmlAnswer<ulong> EnergyMillijoules => NvmlCalls.Number<ulong>(_library.DeviceGetTotalEnergyConsumption, _handle);

    /// <summary>Of the GPU's die, in degrees Celsius.</summary>
    public NvmlAnswer<uint> TemperatureCelsius => NvmlCalls.Number<uint>(_library.DeviceGetTemperature, _handle, argument: 0);

    /// <summary>Why the clocks are not higher at present.</summary>
    public NvmlAnswer<NvmlClockReasons> ClockReasons =>
        NvmlCalls.Number<NvmlClockReasons>(_library.DeviceGetCurrentClocksEventReasons, _handle);

    public NvmlAnswer<NvmlMemory> Memory => NvmlCalls.Number<NvmlMemory>(_library.DeviceGetMemoryInfo, _handle);

    public NvmlAnswer<NvmlUtilization> Utilization => NvmlCalls.Number<NvmlUtilization>(_library.DeviceGetUtilizationRates, _handle);

    /// <summary>The processes that compute on it.</summary>
    public NvmlAnswer<ImmutableArray<NvmlProcess>> ComputeProcesses => NvmlCalls.ComputeProcesses(_library, _handle);

    /// <summary>Memory errors since the driver was loaded, corrected ones or those that could not be.</summary>
    public NvmlAnswer<ulong> EccErrors(bool corrected) => NvmlCalls.EccErrors(_library, _handle, corrected);

    /// <summary>In MHz.</summary>
    public NvmlAnswer<uint> Clock(NvmlClock clock) => NvmlCalls.Number<uint>(_library.DeviceGetClockInfo, _handle, (uint)clock);

    /// <summary>The highest that the GPU has, in MHz.</summary>
    public NvmlAnswer<uint> MaxClock(NvmlClock clock) => NvmlCalls.Number<uint>(_library.DeviceGetMaxClockInfo, _handle, (uint)clock);

    /// <summary>What somebody set it to for programs, in MHz.</summary>
    public NvmlAnswer<uint> ApplicationsClock(NvmlClock clock) =>
        NvmlCalls.Number<uint>(_library.DeviceGetApplicationsClock, _handle, (uint)clock);

    /// <summary>How long a limit has held the clocks down since the driver was loaded, in ns.</summary>
    public NvmlAnswer<ulong> HeldDownNanoseconds(NvmlLimit limit) => NvmlCalls.HeldDown(_library, _handle, limit);
}
