namespace Profiler.Cli.Reports.Html;

/// <summary>A cell of an HTML table and of the CSV file beside it.</summary>
/// <param name="Text">What people read.</param>
/// <param name="Note">A second line, smaller; null for none.</param>
/// <param name="IsNumber">Set to the right, digits in columns.</param>
public readonly record struct HtmlCell(string Text, string? Note = null, bool IsNumber = false)
{
    public static HtmlCell Number(string text, string? note = null) => new(text, note, IsNumber: true);
}
