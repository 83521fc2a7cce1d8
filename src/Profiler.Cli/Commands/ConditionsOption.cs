using System.CommandLine;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Conditions;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--power-mode, --clocks, --governor, --cool-down and --soak: how the board is to be while it is measured.</summary>
public sealed class ConditionsOption
{
    private readonly Option<string?> _powerMode = new("--power-mode")
    {
        HelpName = "NAME",
        Description = "Power mode, put back afterwards",
    };

    private readonly Option<string?> _clocks = new("--clocks")
    {
        HelpName = "max|default|MHZ",
        Description = "Hold the clocks at the highest, free them, or hold the GPU's",
    };

    private readonly Option<string?> _governor = new("--governor")
    {
        HelpName = "NAME",
        Description = "The processors' frequency governor",
    };

    private readonly Option<double?> _coolDown = new("--cool-down")
    {
        HelpName = "CELSIUS",
        Description = "Wait first until the hottest zone is below this",
    };

    private readonly DurationOption _soak = new("--soak", "Run the reference first for so long");

    public void AddTo(Command command)
    {
        _clocks.CompletionSources.Add(_ => [WantedConditions.MaxClocks, WantedConditions.DefaultClocks]);
        command.Add(_powerMode);
        command.Add(_clocks);
        command.Add(_governor);
        command.Add(_coolDown);
        command.Add(_soak);
    }

    /// <summary>The device with what is wanted of it.</summary>
    /// <exception cref="ProfilerException">A value cannot be used.</exception>
    public DeviceOptions Over(DeviceOptions device, ParseResult arguments)
    {
        var wanted = new WantedConditions
        {
            PowerMode = arguments.GetValue(_powerMode),
            Clocks = arguments.GetValue(_clocks),
            Governor = arguments.GetValue(_governor),
            CoolDownBelowCelsius = arguments.GetValue(_coolDown),
            SoakSeconds = _soak.Read(arguments)?.TotalSeconds,
        };
        ConditionRules.Require(wanted);
        return wanted == new WantedConditions() ? device : device with { Conditions = wanted };
    }
}
