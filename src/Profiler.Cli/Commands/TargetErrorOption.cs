using System.CommandLine;
using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--target-error 5%: when enough is measured.</summary>
public sealed class TargetErrorOption : Option<string?>
{
    /// <summary>What it means where architectures are chosen to be measured.</summary>
    public const string OfTransfer = "Enough is measured when nine in ten intervals are no wider than this to either side";

    public TargetErrorOption(string description)
        : base("--target-error")
    {
        HelpName = "P%";
        Description = description;
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
