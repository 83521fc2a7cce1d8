using System.Collections.Immutable;

namespace Profiler.Cli.Reports.Html;

/// <summary>
/// A table with its caption: the first column heads its rows, numbers stand right, and a narrow screen scrolls it
/// sideways.
/// </summary>
public sealed record HtmlTable(string Caption, ImmutableArray<string> Headings, ImmutableArray<ImmutableArray<HtmlCell>> Rows)
{
    public Markup Render() => Markup.Of($"""
        <div class="scroll" role="region" tabindex="0" aria-label="{Caption}">
        <table>
        <caption>{Caption}</caption>
        <thead><tr>{Markup.Join(Headings.Select(Heading))}</tr></thead>
        <tbody>
        {Markup.Join(Rows.Select(Row))}
        </tbody>
        </table>
        </div>
        """);

    private Markup Heading(string heading, int column)
    {
        bool isNumber = Rows.Length > 0 && Rows[0][column].IsNumber;
        return isNumber ? Markup.Of($"<th scope=\"col\" class=\"n\">{heading}</th>") : Markup.Of($"<th scope=\"col\">{heading}</th>");
    }

    private static Markup Row(ImmutableArray<HtmlCell> cells) => Markup.Of($"<tr>{Markup.Join(cells.Select(Cell))}</tr>");

    private static Markup Cell(HtmlCell cell, int column)
    {
        Markup note = cell.Note is null ? Markup.Empty : Markup.Of($" <small>{cell.Note}</small>");
        if (column == 0)
        {
            return Markup.Of($"<th scope=\"row\">{cell.Text}{note}</th>");
        }

        return cell.IsNumber ? Markup.Of($"<td class=\"n\">{cell.Text}{note}</td>") : Markup.Of($"<td>{cell.Text}{note}</td>");
    }
}
