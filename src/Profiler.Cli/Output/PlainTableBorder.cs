using Spectre.Console;
using Spectre.Console.Rendering;

namespace Profiler.Cli.Output;

/// <summary>A rule below the headings and nothing else: as narrow as a table gets, and easy to cut with text tools.</summary>
public sealed class PlainTableBorder : TableBorder
{
    public override string GetPart(TableBorderPart part) => part switch
    {
        TableBorderPart.HeaderBottom or TableBorderPart.HeaderBottomLeft or TableBorderPart.HeaderBottomRight
            or TableBorderPart.HeaderBottomSeparator => "─",
        _ => " ",
    };

    public override string GetColumnRow(TablePart part, IReadOnlyList<int> widths, IReadOnlyList<IColumn> columns) =>
        part == TablePart.HeaderSeparator ? base.GetColumnRow(part, widths, columns) : "";
}
