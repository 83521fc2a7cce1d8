using System.CommandLine;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Searching;

/// <summary>--match budget|accuracy, with --tolerance.</summary>
internal sealed class MatchOption : Option<string>
{
    private const double DefaultPoints = 1;
    private const double PointsPerOne = 100;
    private static readonly string[] Names = [MatchRule.Budget, MatchRule.Accuracy];

    private readonly Option<double?> _tolerance = new("--tolerance")
    {
        HelpName = "POINTS",
        Description = "With --match accuracy: percentage points by which the latency-searched network may score lower; "
            + $"{DefaultPoints} where left out",
    };

    public MatchOption()
        : base("--match")
    {
        HelpName = string.Join('|', Names);
        Description = "What both have in common: the budget, or the accuracy that the fastest of several latency searches must reach";
        DefaultValueFactory = _ => MatchRule.Budget;
        CompletionSources.Add(_ => Names);
    }

    public void AddTo(Command command)
    {
        command.Add(this);
        command.Add(_tolerance);
    }

    /// <exception cref="ProfilerException">It is neither, or the tolerance is out of its range or of no use.</exception>
    public MatchRule Read(ParseResult arguments)
    {
        string name = arguments.GetRequiredValue(this);
        if (!Names.Contains(name))
        {
            throw NameSuggestion.Unknown("match", name, Names);
        }

        double? points = arguments.GetValue(_tolerance);
        if (name == MatchRule.Budget)
        {
            return points is null
                ? new MatchRule(Tolerance: null)
                : throw new ProfilerException(
                    ErrorCode.InvalidArgument, $"{_tolerance.Name} is of accuracy, and a budget is matched.", $"Add {Name} {MatchRule.Accuracy}, or leave it out.");
        }

        return (points ?? DefaultPoints) is >= 0 and <= PointsPerOne and var some
            ? new MatchRule(some / PointsPerOne)
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"{_tolerance.Name} {points} is not from 0 to {PointsPerOne}.");
    }
}
