using System.Collections.Immutable;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Runners.Libtorch;
using Profiler.Agent.Runners.Trtexec;
using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Targets;

namespace Profiler.Agent.Hosts;

/// <summary>Finds the runtimes besides ONNX Runtime.</summary>
internal static class OtherRuntimes
{
    /// <summary>Boards of NVIDIA's with accelerator cores have this in their device tree.</summary>
    private const string DlaPattern = "*nvdla*";

    private static readonly string[] DeviceTreeFolders = ["proc/device-tree", "proc/device-tree/host1x", "proc/device-tree/host1x@13e00000", "proc/device-tree/bus@0/host1x@13e00000"];

    /// <returns>Null where there are none; what is there and cannot be used is noted.</returns>
    public static ImmutableArray<RuntimeDescription>? Find(ICommandRunner tools, SensorRoot root, ImmutableArray<string>.Builder unreadable)
    {
        RuntimeDescription?[] found =
        [
            TryFind(Runtimes.Trtexec, () => FindTrtexec(tools, root), unreadable),
            TryFind(Runtimes.Libtorch, () => FindLibtorch(tools), unreadable),
        ];
        ImmutableArray<RuntimeDescription> runtimes = [.. found.OfType<RuntimeDescription>()];
        return runtimes.IsEmpty ? null : runtimes;
    }

    private static RuntimeDescription? TryFind(string name, Func<RuntimeDescription?> find, ImmutableArray<string>.Builder unreadable)
    {
        try
        {
            return find();
        }
        catch (AgentException error)
        {
            unreadable.Add($"{name}: {error.Message}");
            return null;
        }
    }

    private static RuntimeDescription? FindTrtexec(ICommandRunner tools, SensorRoot root) => TrtexecTool.TryFind(tools, root) is { } tool
        ? new RuntimeDescription(Runtimes.Trtexec, tool.Version.ToString(), HasDla(root) ? Runtimes.TrtexecProviders : [Runtimes.TrtexecGpu])
        : null;

    private static RuntimeDescription? FindLibtorch(ICommandRunner tools) => LibtorchLibrary.TryFind(tools, AppContext.BaseDirectory) is { } library
        ? new RuntimeDescription(Runtimes.Libtorch, library.Version, library.HasCuda ? Runtimes.LibtorchProviders : [Runtimes.LibtorchCpu])
        : null;

    private static bool HasDla(SensorRoot root) => DeviceTreeFolders.Select(root.PathOf)
        .Any(folder => Directory.Exists(folder) && Directory.EnumerateDirectories(folder, DlaPattern).Any());
}
