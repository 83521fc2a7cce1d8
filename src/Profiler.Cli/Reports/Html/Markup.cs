using System.Net;

namespace Profiler.Cli.Reports.Html;

/// <summary>A piece of HTML. Made of interpolated strings whose holes are escaped, so that no value can become markup.</summary>
public readonly record struct Markup
{
    private readonly string? _text;

    private Markup(string text) => _text = text;

    public static Markup Empty => default;

    public static Markup Of(MarkupInterpolation markup) => new(markup.ToStringAndClear());

    /// <summary>Text that is no markup.</summary>
    public static Markup Text(string text) => new(WebUtility.HtmlEncode(text));

    /// <summary>A script or style sheet of this program's own; it must not hold its closing tag.</summary>
    public static Markup Trusted(string text) => new(text);

    public static Markup Join(IEnumerable<Markup> parts) => new(string.Join('\n', parts));

    public override string ToString() => _text ?? "";
}
