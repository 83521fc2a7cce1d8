using System.Text.RegularExpressions;
using Profiler.Agent.Hosts.Tools;
using Profiler.Measurement.Conditions;

namespace Profiler.Agent.Conditions;

/// <summary>A condition that cannot be read, set or put back.</summary>
internal sealed partial class ConditionException(UnmetReason reason, string why, string advice, Exception? inner = null) : Exception(why, inner)
{
    private const string RootAdvice = "Run the agent as root, or set it by hand before measuring.";

    public UnmetReason Reason { get; } = reason;

    public string Advice { get; } = advice;

    /// <summary>Whether the board is for certain as it was.</summary>
    public bool ChangedNothing { get; init; } = reason is UnmetReason.Absent or UnmetReason.UnknownValue or UnmetReason.NeedsReboot;

    public UnmetCondition Of(string name, string wanted) => new(name, wanted, Reason, Message, Advice);

    /// <summary>For a tool that did not do what it was asked for.</summary>
    /// <param name="command">As somebody would type it.</param>
    public static ConditionException Of(string command, ToolResult result) => result.End switch
    {
        ToolEnd.NotFound => new ConditionException(UnmetReason.Absent, result.Error, "The board's own software brings it; see whether it is installed."),
        ToolEnd.TimedOut => new ConditionException(
            UnmetReason.TimedOut, $"'{command}' ran past its limit and was killed. {result.Said}".TrimEnd(), $"See what '{command}' waits for."),
        _ when IsRefused(result) => new ConditionException(
            UnmetReason.NoPermission, $"'{command}' is not permitted: {result.Said}", RootAdvice)
        {
            ChangedNothing = true,
        },
        _ => new ConditionException(
            UnmetReason.Failed, $"'{command}' ended with exit code {result.ExitCode}: {result.Said}", $"Try '{command}' by hand."),
    };

    /// <summary>For a file of the kernel that cannot be written.</summary>
    public static ConditionException Of(string path, Exception error) => error is UnauthorizedAccessException
        ? new ConditionException(UnmetReason.NoPermission, $"{path} may not be written.", RootAdvice, error)
        : new ConditionException(UnmetReason.Failed, $"{path} cannot be written: {error.Message}", "See what the kernel says of it: dmesg.", error);

    public static ConditionException Unknown(string what, string value, IEnumerable<string> existing) => new(
        UnmetReason.UnknownValue, $"There is no {what} {value}; there are {string.Join(", ", existing)}.", "Ask for one of these.");

    /// <summary>nvpmodel and jetson_clocks want root and say so in several ways; nvidia-smi speaks of permission.</summary>
    private static bool IsRefused(ToolResult result) =>
        Refusal().IsMatch(result.Output) || Refusal().IsMatch(result.Error);

    [GeneratedRegex(@"permission|privilege|not permitted|(?<!/)\broot\b", RegexOptions.IgnoreCase)]
    private static partial Regex Refusal();
}
