using System.Collections.Immutable;
using System.Globalization;
using Profiler.Bindings.Nvml;

namespace Profiler.Agent.Sensors.Gpus;

/// <summary>The GPUs that NVIDIA's driver of a root has; none where there is no driver.</summary>
internal sealed class GpuHost : IDisposable
{
    /// <summary>Where a tree that is not the device's own may bring a library, so that it never tells of this device.</summary>
    private const string LibraryOfTree = "usr/lib/" + Nvml.SystemLibrary;

    /// <summary>Set for CUDA's programs: the first GPU named is the one that models run on.</summary>
    private const string VisibleVariable = "CUDA_VISIBLE_DEVICES";

    private readonly Nvml? _library;

    private GpuHost(Nvml? library, NvmlStatus status, string path)
    {
        (_library, Status, Path) = (library, status, path);
        Devices = library is null ? [] : [.. Enumerable.Range(0, library.Count.Value).Select(library.Device)];
    }

    /// <summary>Of opening the library.</summary>
    public NvmlStatus Status { get; }

    public string Path { get; }

    /// <summary>By their place on the bus.</summary>
    public ImmutableArray<NvmlAnswer<NvmlDevice>> Devices { get; }

    public ImmutableArray<string> Names => [.. Answering.Select(device => device.Name).Where(name => name.IsOk).Select(name => name.Value)];

    /// <summary>The place of the GPU that models run on; -1 where there is none.</summary>
    public int Used
    {
        get
        {
            string first = (Environment.GetEnvironmentVariable(VisibleVariable) ?? string.Empty).Split(',')[0].Trim();
            int index = int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out int number)
                ? number
                : first.StartsWith("GPU-", StringComparison.Ordinal)
                    ? Devices.IndexOf(Devices.FirstOrDefault(device => device.IsOk && device.Value.Uuid.Value.StartsWith(first, StringComparison.Ordinal)))
                    : 0;
            return index < Devices.Length ? index : -1;
        }
    }

    private IEnumerable<NvmlDevice> Answering => Devices.Where(device => device.IsOk).Select(device => device.Value);

    public static GpuHost Open(SensorRoot root)
    {
        string path = root.IsDevice ? Nvml.SystemLibrary : root.PathOf(LibraryOfTree);
        return new GpuHost(Nvml.TryOpen(path, out NvmlStatus status), status, path);
    }

    public void Dispose() => _library?.Dispose();
}
