using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;
using Profiler.Store.Tables;

namespace Profiler.Cli.Commands.LookupTables;

/// <summary>profiler lut list</summary>
public sealed class LutListCommand : ProfilerCommand
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("table"),
        TextColumn.Words("space"),
        TextColumn.Words("input"),
        TextColumn.Number("entries"),
        TextColumn.Number("device s"),
        TextColumn.Words("created"),
    ];

    /// <summary>Digits of an id that are shown: far more than tell tables apart, and the row fits 80 columns.</summary>
    private const int IdDigits = 12;

    private readonly WorkplaceOption _workplace;

    public LutListCommand(CommandEnvironment environment)
        : base(
            environment,
            "list",
            "List the lookup tables in the database.",
            "profiler lut list",
            "profiler lut list --json")
    {
        _workplace = new WorkplaceOption(environment);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        var tables = await workplace.Tables.FindAsync(new TableQuery(), cancellationToken);
        output.Write(new LutListDocument([.. tables.Select(ListedTable.From)]), Render);
    }

    private static void Render(TextOutput text, LutListDocument document)
    {
        if (document.Tables.IsEmpty)
        {
            text.Line("There are no tables yet; 'profiler profile' builds one, 'profiler lut import' brings one in.");
        }

        // What the tables of a group share stands above it: the rest fits 80 columns.
        foreach (var group in document.Tables.GroupBy(Heading))
        {
            text.Line(group.Key);
            text.Table(Columns, group.Select(table => new[]
            {
                table.Id[..IdDigits],
                table.Space,
                table.Input,
                $"{table.Entries}",
                $"{table.DeviceSeconds:F1}",
                $"{table.CreatedAt.UtcDateTime:yyyy-MM-dd}",
            }));
        }
    }

    private static string Heading(ListedTable table)
    {
        string powerMode = table.PowerMode == Target.DefaultPowerMode ? "" : $", power mode {table.PowerMode}";
        return $"{table.Target}, version {table.RuntimeVersion}, {table.Threads} thread(s){powerMode}, {table.Method}";
    }
}
