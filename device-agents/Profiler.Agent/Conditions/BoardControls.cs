using Profiler.Agent.Hosts;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Sensors;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>The controls that boards have, in the order in which they are set and put back: a power mode sets all clocks anew.</summary>
internal sealed class BoardControls(ICommandRunner tools, SensorRoot root, HostReader host)
{
    private readonly PowerModeControl _mode = new(tools, host);
    private readonly GovernorControl _governor = new(root);
    private readonly JetsonClocksControl _jetson = new(tools, root);
    private readonly DevfreqClockControl _devfreq = new(root);
    private readonly NvidiaSmiClockControl _nvidia = new(tools);

    public IEnumerable<IConditionControl> All => [_mode, _governor, _jetson, _devfreq, _nvidia];

    /// <summary>
    /// What is to be set for what is wanted. Where one wish can be met by several controls, those that the board does
    /// not have are passed over.
    /// </summary>
    public IEnumerable<ConditionChange> Of(WantedConditions wanted)
    {
        if (wanted.PowerMode is { } mode)
        {
            yield return new ConditionChange(_mode.Name, mode, [(_mode, mode)]);
        }

        if (wanted.Governor is { } governor)
        {
            yield return new ConditionChange(_governor.Name, governor, [(_governor, governor)]);
        }

        if (wanted.Clocks is { } clocks)
        {
            yield return new ConditionChange("clocks", clocks, [.. OfClocks(clocks, wanted.Governor is null)]);
        }
    }

    /// <param name="governorToo">Whether nobody asked for another governor.</param>
    private IEnumerable<(IConditionControl, string)> OfClocks(string clocks, bool governorToo)
    {
        if (clocks == WantedConditions.MaxClocks && Has(_jetson))
        {
            return [(_jetson, clocks)];
        }

        IConditionControl gpu = DevfreqClockControl.Folder(root) is null ? _nvidia : _devfreq;
        return clocks == WantedConditions.MaxClocks && governorToo
            ? [(_governor, GovernorControl.Performance), (gpu, clocks)]
            : [(gpu, clocks)];
    }

    private static bool Has(JetsonClocksControl control)
    {
        try
        {
            control.Read();
            return true;
        }
        catch (ConditionException error)
        {
            return error.Reason != UnmetReason.Absent;
        }
    }
}
