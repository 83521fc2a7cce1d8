using System.Collections.Immutable;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Models;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>Opens models with trtexec: finds it, and has it build an engine for each model once.</summary>
internal sealed class TrtexecRunners(
    ICommandRunner tools, SensorRoot root, ModelStore models, EngineStore engines, TrtexecLimits limits)
{
    private static readonly TimeSpan NameLimit = TimeSpan.FromSeconds(20);

    private readonly Lazy<TrtexecTool> _tool = new(() => TrtexecTool.Find(tools, root), LazyThreadSafetyMode.PublicationOnly);
    private readonly Lazy<string> _device = new(() => NameDevice(tools, root));

    /// <exception cref="Serving.AgentException">There is no trtexec that can be used, the model was never put, or its engine fails to build.</exception>
    public TrtexecRunner Open(Workload workload, bool profiled)
    {
        TrtexecTool tool = _tool.Value;
        string model = models.PathOf(workload.ModelSha256);
        ImmutableArray<string> options = TrtexecArguments.Engine(workload, tool.Version);
        var key = new EngineKey(_device.Value, tool.Version, workload, options);
        string engine = engines.Get(key, path =>
        {
            string? timings = tool.Version.HasTimingCache ? engines.TimingsOf(key) : null;
            ToolResult result = tools.Run(tool.Program, TrtexecArguments.Build(model, path, timings, options), limits.Build);
            if (!result.IsSuccess || !File.Exists(path))
            {
                throw TrtexecFailure.Of(result, "build the engine", workload, limits.Build);
            }
        });
        return new TrtexecRunner(tools, tool, workload, engine, profiled, limits.Run);
    }

    /// <summary>The GPU by name and id, or the board by its model and serial number, and the driver.</summary>
    private static string NameDevice(ICommandRunner tools, SensorRoot root)
    {
        ToolResult gpus = tools.Run("nvidia-smi", ["-L"], NameLimit);
        string[] parts =
        [
            gpus.IsSuccess ? gpus.Output.Trim() : string.Empty,
            .. ((string[])["proc/device-tree/model", "proc/device-tree/serial-number", "proc/driver/nvidia/version", "etc/nv_tegra_release"])
                .Select(root.PathOf).Where(File.Exists).Select(File.ReadAllText),
        ];
        return string.Join('\n', parts);
    }
}
