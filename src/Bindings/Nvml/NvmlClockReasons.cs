namespace Profiler.Bindings.Nvml;

/// <summary>Why a GPU's clocks are not higher at present; the bits are the library's.</summary>
[Flags]
public enum NvmlClockReasons : ulong
{
    None = 0,
    Idle = 0x1,
    ApplicationClocks = 0x2,

    /// <summary>The limit of power, which software sets.</summary>
    PowerCap = 0x4,

    /// <summary>Hardware halves the clocks or more, for heat or power.</summary>
    HardwareSlowdown = 0x8,

    SyncBoost = 0x10,
    SoftwareThermal = 0x20,
    HardwareThermal = 0x40,

    /// <summary>The power supply asks for it.</summary>
    PowerBrake = 0x80,

    DisplayClocks = 0x100,
}
