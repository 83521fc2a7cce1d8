using Spectre.Console;

namespace Profiler.Cli.Output;

/// <summary>Lines and tables for people; without colour where nobody looks at a terminal.</summary>
public sealed class TextOutput
{
    private readonly TextWriter _writer;
    private readonly IAnsiConsole _console;

    public TextOutput(CommandEnvironment environment)
    {
        _writer = environment.Output;
        _console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = environment.OutputIsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = environment.OutputIsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(_writer),
        });
        _console.Profile.Width = environment.Width;
        _console.Profile.Capabilities.Unicode = true;
    }

    /// <summary>A line as it is: never wrapped, so that paths and names can be copied.</summary>
    public void Line(string text = "") => _writer.WriteLine(text);

    /// <summary>A table that fits the width; what does not fit a column goes on below it.</summary>
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

        _console.Write(table);
    }
}
