namespace Profiler.Bindings.Nvml;

/// <summary>Answers of the library for people.</summary>
public static class NvmlStatusWords
{
    public static string InWords(this NvmlStatus status) => status switch
    {
        NvmlStatus.Ok => "it works",
        NvmlStatus.Uninitialized => "the library was closed",
        NvmlStatus.InvalidArgument => "the driver refuses the question",
        NvmlStatus.NotSupported => "this GPU does not tell it",
        NvmlStatus.NoPermission => "this user may not ask for it",
        NvmlStatus.NotFound => "the driver has no such thing",
        NvmlStatus.InsufficientSize => "the answer is longer than was made room for",
        NvmlStatus.InsufficientPower => "the GPU's power cables are not attached",
        NvmlStatus.DriverNotLoaded => "NVIDIA's kernel module is not loaded",
        NvmlStatus.Timeout => "the driver did not answer in time",
        NvmlStatus.IrqIssue => "the GPU's interrupts do not arrive",
        NvmlStatus.LibraryNotFound => "there is no libnvidia-ml.so.1",
        NvmlStatus.FunctionNotFound => "this driver is too old for it",
        NvmlStatus.CorruptedInforom => "the GPU's information memory is damaged",
        NvmlStatus.GpuIsLost => "the GPU is lost: it fell off its bus",
        NvmlStatus.ResetRequired => "the GPU must be reset",
        NvmlStatus.OperatingSystem => "the operating system keeps the GPU's control device from it",
        NvmlStatus.LibraryVersionMismatch => "the library is of another version than the kernel module",
        NvmlStatus.InUse => "the GPU is in use",
        NvmlStatus.Memory => "out of memory",
        NvmlStatus.NoData => "the driver has no data yet",
        NvmlStatus.Unknown => "the driver met an error of its own",
        _ => $"the driver answers with error {(int)status}",
    };
}
