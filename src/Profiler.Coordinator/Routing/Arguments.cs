using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Routing;

/// <summary>Checks of what routes and queries carry.</summary>
internal static class Arguments
{
    /// <exception cref="ProfilerException">The value is outside.</exception>
    public static int RequireRange(string name, int value, int least, int most) => value >= least && value <= most
        ? value
        : throw new ProfilerException(ErrorCode.InvalidArgument, $"{name} is {value}; it goes from {least} to {most}.");

    /// <summary>One of an enumeration's words; null for none.</summary>
    /// <exception cref="ProfilerException">Another word.</exception>
    public static TEnum? ReadWord<TEnum>(string name, string? text)
        where TEnum : struct, Enum
    {
        if (text is null)
        {
            return null;
        }

        string[] words = [.. Enum.GetNames<TEnum>().Select(word => word.ToLowerInvariant())];
        return words.Contains(text)
            ? Enum.Parse<TEnum>(text, ignoreCase: true)
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"{name} is '{text}'.", $"It is one of {string.Join(", ", words)}.");
    }

    /// <exception cref="ProfilerException">Not the address of a model.</exception>
    public static string RequireSha256(string text) => text.Length == 64 && text.All(char.IsAsciiHexDigitLower)
        ? text
        : throw new ProfilerException(ErrorCode.InvalidArgument, $"'{text}' is not a SHA-256 in 64 lower-case hexadecimal digits.");
}
