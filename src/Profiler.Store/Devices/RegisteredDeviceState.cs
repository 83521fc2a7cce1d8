namespace Profiler.Store.Devices;

/// <summary>Whether a device takes jobs.</summary>
public enum RegisteredDeviceState
{
    /// <summary>Takes jobs.</summary>
    Active,

    /// <summary>Set aside by a user; a running job ends first.</summary>
    Paused,

    /// <summary>Set aside because it failed; a probe takes it back.</summary>
    Quarantined,
}
