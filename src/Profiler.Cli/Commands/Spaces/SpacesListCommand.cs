using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Spaces;

/// <summary>profiler spaces list</summary>
public sealed class SpacesListCommand(CommandEnvironment environment) : ProfilerCommand(
    environment,
    "list",
    "List the built-in search spaces.",
    "profiler spaces list",
    "profiler spaces list --json")
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("space"),
        TextColumn.Words("input"),
        TextColumn.Number("slots"),
        TextColumn.Number("candidates"),
        TextColumn.Number("architectures"),
    ];

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var document = new SpacesListDocument([.. BuiltInSpaces.Names.Select(name => ListedSpace.From(BuiltInSpaces.Get(name)))]);
        output.Write(document, Render);
        return Task.CompletedTask;
    }

    private static void Render(TextOutput text, SpacesListDocument document) =>
        text.Table(Columns, document.Spaces.Select(space => new[]
        {
            space.Name,
            space.Input,
            $"{space.Slots}",
            $"{space.Candidates}",
            Quantities.PowerOfTen(space.ArchitecturesLog10),
        }));
}
