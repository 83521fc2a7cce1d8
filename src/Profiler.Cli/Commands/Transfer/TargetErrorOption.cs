using System.CommandLine;
using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Transfer;

/// <summary>--target-error 5%: when no more measurements are needed.</summary>
public sealed class TargetErrorOption : Option<string?>
{
    public TargetErrorOption()
        : base("--target-error")
    {
        HelpName = "P%";
        Description = "Enough is measured when nine in ten intervals are no wider than this to either side";
    }

    /// <summary>A fraction above 0; null where it is left out.</summary>
    public double? Read(ParseResult arguments)
    {
        if (arguments.GetValue(this) is not { } text)
        {
            return null;
        }

        bool isNumber = double.TryParse(text.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out double percent);
        return isNumber && text.EndsWith('%') && percent is > 0 and <= 100
            ? percent / 100
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"'{text}' is no error.", "Write a percentage, such as 5%.");
    }
}
