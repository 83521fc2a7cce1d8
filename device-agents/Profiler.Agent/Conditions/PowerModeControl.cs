using System.Collections.Immutable;
using System.Globalization;
using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>A Jetson's power mode, by nvpmodel.</summary>
internal sealed class PowerModeControl(ICommandRunner tools, HostReader host) : IConditionControl
{
    private const string Tool = "nvpmodel";

    /// <summary>A mode switches processors on and off and took some seconds where somebody reported it; a service may hold it up.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public string Name => "power mode";

    public ControlState Read()
    {
        int id = Query();
        return new ControlState(NameOf(id), $"{id}");
    }

    public ImmutableArray<HeldClock> Set(string value)
    {
        IReadOnlyDictionary<int, string> modes = PowerModes.All(host);
        int[] found = [.. modes.Where(mode => mode.Value.Equals(value, StringComparison.OrdinalIgnoreCase) || $"{mode.Key}" == value).Select(mode => mode.Key)];
        Change(found is [int id, ..] ? id : throw ConditionException.Unknown(Name, value, modes.Select(mode => $"{mode.Value} ({mode.Key})")));
        return [];
    }

    public void Restore(string saved) => Change(int.Parse(saved, CultureInfo.InvariantCulture));

    /// <summary>Where a mode needs a reboot nvpmodel asks whether to do it now; the answer is no, and nothing has changed.</summary>
    private void Change(int id)
    {
        if (Query() == id)
        {
            return;
        }

        string command = $"{Tool} -m {id}";
        ToolResult result = tools.Run(Tool, ["-m", $"{id}"], Limit, "no\n");
        if (result.Says("reboot"))
        {
            throw new ConditionException(
                UnmetReason.NeedsReboot,
                $"The power mode {NameOf(id)} needs a reboot, which the agent does not do.",
                $"Run 'sudo {command}', let it reboot, and measure then.");
        }

        if (!result.IsSuccess)
        {
            throw ConditionException.Of(command, result);
        }

        int now = Query();
        if (now != id)
        {
            throw new ConditionException(
                UnmetReason.Failed, $"'{command}' says that it is done and the power mode is {NameOf(now)}.", $"Try 'sudo {command}' by hand.");
        }
    }

    /// <summary>Prints "NV Power Mode: NAME" and the number in a line of its own; warnings may stand before them.</summary>
    private int Query()
    {
        ToolResult result = tools.Run(Tool, ["-q"], Limit);
        if (result.End == ToolEnd.NotFound && PowerModes.All(host).Count == 0)
        {
            throw new ConditionException(UnmetReason.UnknownValue, $"This device has no power modes: {result.Error}", "Measure without --power-mode.");
        }

        if (!result.IsSuccess)
        {
            throw ConditionException.Of($"{Tool} -q", result);
        }

        string last = result.Output.TrimEnd().Split('\n')[^1].Trim();
        return int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out int id)
            ? id
            : throw new ConditionException(
                UnmetReason.Failed, $"'{Tool} -q' prints no number of a mode: {result.Said}", "See whether this version of nvpmodel prints it otherwise.");
    }

    private string NameOf(int id) => PowerModes.All(host).TryGetValue(id, out string? name) ? name : $"{id}";
}
