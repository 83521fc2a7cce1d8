using System.CommandLine;
using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>A time span such as 90s, 3m or 1h.</summary>
public sealed class DurationOption : Option<string?>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    public DurationOption(string name, string description)
        : base(name)
    {
        Description = description;
        HelpName = "90s|3m|1h";
    }

    /// <returns>The span given, or null where none was.</returns>
    /// <exception cref="ProfilerException">The text is not a span from 1 s to 7 days.</exception>
    public TimeSpan? Read(ParseResult arguments)
    {
        if (arguments.GetValue(this) is not { } text)
        {
            return null;
        }

        TimeSpan? unit = text.Length < 2 ? null : text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            _ => null,
        };
        bool isNumber = double.TryParse(text.AsSpan(0, Math.Max(0, text.Length - 1)), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double count);
        double seconds = isNumber && unit is { } known ? count * known.TotalSeconds : 0;
        return seconds >= 1 && seconds <= Longest.TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{Name} {text} is not a time from 1 s to 7 days.", "Write a number and s, m or h, such as 90s or 3m.");
    }
}
