using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>profiler surrogate list</summary>
public sealed class SurrogateListCommand : ProfilerCommand
{
    private const int IdDigits = 12;

    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("surrogate"),
        TextColumn.Words("in use"),
        TextColumn.Number("networks"),
        TextColumn.Number("held out"),
        TextColumn.Number("MAPE"),
        TextColumn.Number("device s"),
        TextColumn.Words("created"),
    ];

    private readonly WorkplaceOption _workplace;

    public SurrogateListCommand(CommandEnvironment environment)
        : base(environment, "list", "List the surrogates in the database.", "profiler surrogate list")
    {
        _workplace = new WorkplaceOption(environment);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        var surrogates = await workplace.Surrogates.AllAsync(cancellationToken);
        output.Write(new SurrogateListDocument([.. surrogates.Select(ListedSurrogate.From)]), Render);
    }

    private static void Render(TextOutput text, SurrogateListDocument document)
    {
        if (document.Surrogates.IsEmpty)
        {
            text.Line("There are no surrogates yet; 'profiler surrogate train' makes one.");
        }

        foreach (var group in document.Surrogates.GroupBy(known => $"{known.Target}, version {known.RuntimeVersion}, {known.Threads} thread(s)"))
        {
            text.Line(group.Key);
            text.Table(Columns, group.Select(known => (string[])
            [
                known.Id[..Math.Min(IdDigits, known.Id.Length)],
                known.IsCurrent ? "yes" : "no",
                $"{known.Networks}",
                $"{known.HeldOut?.Networks ?? 0}",
                known.HeldOut is { } scores ? $"{scores.Mape:P1}" : "",
                $"{known.DeviceSeconds:F1}",
                $"{known.CreatedAt.UtcDateTime:yyyy-MM-dd}",
            ]));
        }
    }
}
