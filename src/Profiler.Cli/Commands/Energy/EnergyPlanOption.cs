using System.CommandLine;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Energy;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Energy;

/// <summary>--target-error and --most: how long a network is watched.</summary>
internal sealed class EnergyPlanOption
{
    private readonly TargetErrorOption _within = new("The wanted half-width of the 90 % interval of mJ, 0.85% where it is left out");
    private readonly DurationOption _most = new("--most", "A network is run so long at most, 2m where it is left out");

    public void AddTo(Command command)
    {
        command.Add(_within);
        command.Add(_most);
    }

    /// <exception cref="ProfilerException">A number is out of range.</exception>
    public EnergyPlan Read(ParseResult arguments)
    {
        double most = _most.Read(arguments)?.TotalSeconds ?? EnergyDefaults.MostSeconds;
        if (most is < EnergyDefaults.LeastSeconds or > EnergyJobRequest.LongestSeconds)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"{_most.Name} is not from {EnergyDefaults.LeastSeconds:0} s to {EnergyJobRequest.LongestSeconds:0} s.");
        }

        double within = _within.Read(arguments) ?? EnergyDefaults.TargetRelativeHalfWidth;
        return within >= EnergyJobRequest.FinestHalfWidth
            ? new EnergyPlan { MostSeconds = most, TargetRelativeHalfWidth = within }
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{_within.Name} is below {100 * EnergyJobRequest.FinestHalfWidth:0.#}%, which no sensor here reaches.");
    }
}
