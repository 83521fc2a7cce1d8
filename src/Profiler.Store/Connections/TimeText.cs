using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Profiler.Store.Connections;

/// <summary>Times in text columns that are compared: always UTC and of one length, so that the order of text is that of time.</summary>
internal static class TimeText
{
    public static string Of(DateTimeOffset time) => time.ToUniversalTime().ToString("O");

    [return: NotNullIfNotNull(nameof(time))]
    public static string? Of(DateTimeOffset? time) => time is { } given ? Of(given) : null;

    public static DateTimeOffset Parse(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    public static DateTimeOffset? ParseOrNull(string? text) => text is null ? null : Parse(text);
}
