using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors;

/// <summary>What to do about a sensor that tells nothing.</summary>
internal static class Advice
{
    /// <param name="path">The file on the device.</param>
    /// <param name="absent">What makes it appear, where it is absent.</param>
    public static string For(UnreadableReason reason, string path, string absent) => reason switch
    {
        UnreadableReason.Absent => absent,
        UnreadableReason.NoPermission =>
            $"Run the agent as root, or let others read it until the next restart: sudo chmod a+r {path}",
        UnreadableReason.DriverError =>
            "The driver refuses to read it: the sensor is switched off, or does not answer on its bus. See dmesg.",
        UnreadableReason.NotANumber => "The driver writes something else than a number there. See whether its version fits the kernel.",
        UnreadableReason.OutOfRange => "It tells what cannot be: it is switched off, or wired otherwise than the driver takes it to be.",
        UnreadableReason.Frozen => "It tells the same over and over. Load its driver anew (sudo modprobe -r and modprobe), or restart the device.",
        _ => throw new ArgumentOutOfRangeException(nameof(reason), reason, message: null),
    };
}
