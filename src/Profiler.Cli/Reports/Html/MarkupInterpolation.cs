using System.Net;
using System.Runtime.CompilerServices;

namespace Profiler.Cli.Reports.Html;

/// <summary>Builds <see cref="Markup"/>: literals as they are, values escaped, markup as it is.</summary>
[InterpolatedStringHandler]
public ref struct MarkupInterpolation(int literalLength, int formattedCount)
{
    private DefaultInterpolatedStringHandler _inner = new(literalLength, formattedCount);

    public void AppendLiteral(string literal) => _inner.AppendLiteral(literal);

    public void AppendFormatted(string? value) => _inner.AppendLiteral(WebUtility.HtmlEncode(value) ?? "");

    public void AppendFormatted(int value) => _inner.AppendFormatted(value);

    public void AppendFormatted(Markup value) => _inner.AppendLiteral(value.ToString());

    internal string ToStringAndClear() => _inner.ToStringAndClear();
}
