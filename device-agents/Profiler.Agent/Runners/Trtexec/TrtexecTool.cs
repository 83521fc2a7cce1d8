using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>The device's trtexec.</summary>
/// <param name="Program">A name to be looked for, or a path.</param>
internal sealed record TrtexecTool(string Program, TrtexecVersion Version)
{
    private const string Name = "trtexec";

    /// <summary>Where JetPack and Debian's packages of TensorRT put it, outside the PATH.</summary>
    private const string SamplesPath = "usr/src/tensorrt/bin/trtexec";

    private const string Advice = "Install TensorRT with its samples (JetPack: nvidia-tensorrt), or put the folder of trtexec into the agent's PATH.";

    /// <summary>Loading CUDA and TensorRT from a card takes a board some seconds.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <inheritdoc cref="TryFind"/>
    /// <exception cref="AgentException">There is none, it hangs, is something else, or of a version whose options are not known.</exception>
    public static TrtexecTool Find(ICommandRunner tools, SensorRoot root) => TryFind(tools, root) ?? throw new AgentException(
        AgentFailure.RuntimeMissing, $"There is no trtexec on this device, neither in the PATH nor as {root.PathOf(SamplesPath)}.", Advice);

    /// <returns>Null where there is none.</returns>
    /// <exception cref="AgentException">It hangs, is something else, or of a version whose options are not known.</exception>
    public static TrtexecTool? TryFind(ICommandRunner tools, SensorRoot root)
    {
        foreach (string program in (string[])[Name, root.PathOf(SamplesPath)])
        {
            ToolResult result = tools.Run(program, ["--help"], Limit);
            if (result.End != ToolEnd.NotFound)
            {
                return new TrtexecTool(program, ReadVersion(program, result));
            }
        }

        return null;
    }

    private static TrtexecVersion ReadVersion(string program, ToolResult result)
    {
        if (result.End == ToolEnd.TimedOut)
        {
            throw new AgentException(
                AgentFailure.RuntimeMissing,
                $"{program} --help did not end within {Limit.TotalSeconds:0} s and was killed.",
                "See whether it hangs when it is started by hand: the GPU's driver may.");
        }

        if (TrtexecVersion.Read(result.Output) is not { } version)
        {
            throw new AgentException(
                AgentFailure.RuntimeMissing, $"{program} prints no banner of TensorRT's; it ended with {result.ExitCode} and said: {result.Said}", Advice);
        }

        return version.IsKnown
            ? version
            : throw new AgentException(
                AgentFailure.RuntimeMissing,
                $"{program} is of TensorRT {version}; its options are known for {TrtexecVersion.Oldest} to {TrtexecVersion.Newest}.",
                "Put a known version first in the agent's PATH, or measure with the provider tensorrt.");
    }
}
