using System.Text.RegularExpressions;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Agent.Runners.Trtexec;

/// <summary>What a trtexec that failed says about why.</summary>
internal static partial class TrtexecFailure
{
    private const int LongestLine = 300;

    /// <param name="doing">What was tried, such as "build the engine".</param>
    public static AgentException Of(ToolResult result, string doing, Workload workload, TimeSpan limit)
    {
        string of = $"of the model {workload.ModelSha256} ({workload.Provider}, {workload.Precision})";
        string text = $"{result.Output}\n{result.Error}";
        if (result.End == ToolEnd.TimedOut)
        {
            return new AgentException(
                AgentFailure.RunFailed,
                $"trtexec was given {limit.TotalSeconds:0} s to {doing} {of}, did not end and was killed with its children.",
                "See whether the device hangs; a large network may need a faster power mode to be built in.");
        }

        if (result.End == ToolEnd.NotFound)
        {
            return new AgentException(AgentFailure.RuntimeMissing, $"trtexec cannot be started to {doing} {of}: {result.Error}");
        }

        if (OutOfMemory().IsMatch(text))
        {
            return new AgentException(
                AgentFailure.RunFailed,
                $"The device ran out of memory when trtexec was to {doing} {of}.",
                "Choose a smaller input or batch, or fp16, and end what else uses the device's memory.");
        }

        string line = FirstError(text) ?? result.Said;
        return Layer().Match(text) is { Success: true } found
            ? new AgentException(
                AgentFailure.ModelRejected,
                $"trtexec could not {doing} {of}: the layer '{found.Groups["layer"].Value}' fails: {line}",
                "Take the layer out of the network, or measure it with another provider or precision.")
            : new AgentException(
                AgentFailure.ModelRejected, $"trtexec could not {doing} {of} and ended with {result.ExitCode}: {line}", "Run trtexec by hand with --verbose.");
    }

    private static string? FirstError(string text)
    {
        string? line = text.Split('\n').FirstOrDefault(line => line.Contains("[E]", StringComparison.Ordinal))?.Trim();
        return line is null || line.Length <= LongestLine ? line : $"{line[..LongestLine]}…";
    }

    [GeneratedRegex("out of memory|OutOfMemory|OUT_OF_MEMORY", RegexOptions.IgnoreCase)]
    private static partial Regex OutOfMemory();

    /// <summary>The builder names a node, the parser of ONNX a node by its number and output, or by its name.</summary>
    [GeneratedRegex(
        """any implementation for node (?<layer>.+?)(\.\)|\.? *$|\.? due to)|With name: (?<layer>\S+) and operator|node number \d+ \[\w+ -> "(?<layer>[^"]*)"|In node \d+ \((?<layer>\w+)\)|Internal Error \((?<layer>[^:()]+): """,
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Layer();
}
