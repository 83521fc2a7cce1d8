using Spectre.Console;

namespace Profiler.Cli.Output;

/// <summary>Lines and tables for people. An empty line parts what stands beside it, and never two of them.</summary>
public sealed class TextOutput(CommandEnvironment environment)
{
    private bool _isParted = true;
    private bool _partsNext;

    /// <summary>A line as it is: never wrapped, so that paths and names can be copied.</summary>
    public void Line(string text = "")
    {
        if (text.Length == 0)
        {
            _partsNext = true;
            return;
        }

        Part();
        environment.Output.WriteLine(text);
        _isParted = false;
    }

    /// <summary>A table that fits the width, parted from what is around it; what does not fit a column goes on below it.</summary>
    public void Table(IReadOnlyList<TextColumn> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = new PlainTableBorder() };
        foreach (TextColumn column in columns)
        {
            bool isNumber = column.Alignment == ColumnAlignment.Right;
            table.AddColumn(new TableColumn(new Text(column.Heading))
            {
                Alignment = isNumber ? Justify.Right : Justify.Left,
                NoWrap = isNumber,
                Padding = new Padding(table.Columns.Count == 0 ? 0 : 1, 0, 0, 0),
            });
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        Line();
        Part();
        environment.Output.WriteLine(Rendered(table).Trim('\r', '\n'));
        _isParted = false;
        Line();
    }

    /// <summary>The border's own empty lines above and below are among it.</summary>
    private string Rendered(Table table)
    {
        using var text = new StringWriter();
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = environment.Width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        return text.ToString();
    }

    private void Part()
    {
        if (_partsNext && !_isParted)
        {
            environment.Output.WriteLine();
        }

        _partsNext = false;
    }
}
