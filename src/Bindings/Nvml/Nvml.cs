using Profiler.Bindings.Nvml.Native;

namespace Profiler.Bindings.Nvml;

/// <summary>NVIDIA's management library, opened. Devices answer <see cref="NvmlStatus.Uninitialized"/> after it was closed.</summary>
public sealed class Nvml : IDisposable
{
    /// <summary>The name by which the system's loader finds the driver's own.</summary>
    public const string SystemLibrary = "libnvidia-ml.so.1";

    private readonly LibNvml _library;
    private bool _isClosed;

    private Nvml(LibNvml library) => _library = library;

    /// <summary>How many GPUs the driver has.</summary>
    public NvmlAnswer<int> Count => NvmlCalls.Count(_library);

    /// <param name="library">A name for the system's loader, or a path.</param>
    /// <param name="status">Why there is none: no library, no kernel module, no permission.</param>
    public static Nvml? TryOpen(string library, out NvmlStatus status)
    {
        if (LibNvml.TryLoad(library) is not { } loaded)
        {
            status = NvmlStatus.LibraryNotFound;
            return null;
        }

        status = NvmlCalls.Initialize(loaded);
        return status == NvmlStatus.Ok ? new Nvml(loaded) : null;
    }

    /// <param name="index">From 0, in the order of the bus.</param>
    public NvmlAnswer<NvmlDevice> Device(int index)
    {
        NvmlAnswer<nint> handle = NvmlCalls.Handle(_library, index);
        return handle.IsOk
            ? new NvmlAnswer<NvmlDevice>(new NvmlDevice(_library, handle.Value), NvmlStatus.Ok)
            : new NvmlAnswer<NvmlDevice>(default!, handle.Status);
    }

    public void Dispose()
    {
        if (!_isClosed)
        {
            _isClosed = true;
            NvmlCalls.ShutDown(_library);
        }
    }
}
