using Profiler.Bindings.Nvml;
using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Gpus;

/// <summary>NVML's answers as reasons and advice.</summary>
internal static class GpuStatus
{
    public static UnreadableReason ReasonOf(NvmlStatus status) => status switch
    {
        NvmlStatus.NotSupported or NvmlStatus.NotFound or NvmlStatus.LibraryNotFound or NvmlStatus.FunctionNotFound
            or NvmlStatus.DriverNotLoaded or NvmlStatus.NoData => UnreadableReason.Absent,
        NvmlStatus.NoPermission or NvmlStatus.OperatingSystem => UnreadableReason.NoPermission,
        _ => UnreadableReason.DriverError,
    };

    public static UnreadableSensor Unreadable(string name, string function, NvmlStatus status) =>
        new(name, function, ReasonOf(status), $"NVML: {status.InWords()}. {Todo(status)}");

    private static string Todo(NvmlStatus status) => status switch
    {
        NvmlStatus.LibraryNotFound => "Install NVIDIA's driver where there is a GPU of theirs; in a container, start it with the GPUs.",
        NvmlStatus.DriverNotLoaded => "sudo modprobe nvidia, then see dmesg.",
        NvmlStatus.NoPermission => "Run the agent as root, or let this user read /dev/nvidia* (sudo chmod a+rw /dev/nvidia*).",
        NvmlStatus.OperatingSystem => "Give the container the device files /dev/nvidia*.",
        NvmlStatus.FunctionNotFound => "Install a newer driver.",
        NvmlStatus.NotSupported or NvmlStatus.NotFound or NvmlStatus.NoData => "Nothing brings it: its kind does not have it, or it is switched off.",
        NvmlStatus.LibraryVersionMismatch => "Restart the host: its driver was updated while it ran.",
        NvmlStatus.GpuIsLost or NvmlStatus.ResetRequired => "Restart the host.",
        _ => "See nvidia-smi and dmesg.",
    };
}
