using System.Globalization;
using Profiler.Measurement.Conditions;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Requests;

/// <summary>What may be wanted of a board, as far as can be told without one.</summary>
public static class ConditionRules
{
    public const double MaxSoakSeconds = 3600;
    private const double LeastCelsius = 0;
    private const double MostCelsius = 120;
    private const double MostMhz = 10_000;
    private const int LongestName = 100;

    /// <exception cref="ProfilerException">A value cannot be used; the message names it.</exception>
    public static void Require(WantedConditions? wanted)
    {
        RequireName("power mode", wanted?.PowerMode);
        RequireName("governor", wanted?.Governor);
        if (wanted?.Clocks is { } clocks && clocks is not (WantedConditions.MaxClocks or WantedConditions.DefaultClocks) && !IsMhz(clocks))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The clocks '{clocks}' are neither max nor default nor the GPU's clock in MHz.", "Write --clocks max, or --clocks 900.");
        }

        RequireRange("cool-down", "°C", wanted?.CoolDownBelowCelsius, LeastCelsius, MostCelsius);
        RequireRange("soak", "s", wanted?.SoakSeconds, 1, MaxSoakSeconds);
    }

    private static bool IsMhz(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double mhz) && mhz is > 0 and <= MostMhz;

    /// <summary>It becomes the word of a tool's command line.</summary>
    private static void RequireName(string what, string? name)
    {
        if (name is not null && (name.Length is 0 or > LongestName || name.StartsWith('-') || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.')))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The {what} '{name}' is no name of one.", "Names have letters, digits, dots, hyphens and underscores.");
        }
    }

    private static void RequireRange(string what, string unit, double? value, double least, double most)
    {
        if (value is { } given && !(given >= least && given <= most))
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, $"A {what} of {given} {unit} is not from {least} to {most} {unit}.");
        }
    }
}
