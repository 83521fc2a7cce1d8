using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Networks;

/// <summary>profiler networks list</summary>
public sealed class NetworksListCommand(CommandEnvironment environment) : ProfilerCommand(
    environment,
    "list",
    "List the built-in networks with what they cost on paper.",
    "profiler networks list",
    "profiler networks list --json")
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("network"),
        TextColumn.Words("space"),
        TextColumn.Words("for"),
        TextColumn.Number("GMACs"),
        TextColumn.Number("Mparams"),
        TextColumn.Number("paper ms"),
    ];

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        var document = new NetworksListDocument([.. PublishedNetworks.All.Select(ListedNetwork.From)]);
        output.Write(document, Render);
        return Task.CompletedTask;
    }

    private static void Render(TextOutput text, NetworksListDocument document)
    {
        text.Table(Columns, document.Networks.Select(network => new[]
        {
            network.Name,
            network.Space,
            network.SearchedFor,
            Quantities.Giga(network.Macs),
            Quantities.Mega(network.Parameters),
            $"{network.Published.LatencyMs:F2}",
        }));
        foreach (var group in document.Networks.GroupBy(network => network.Input))
        {
            text.Line($"GMACs at {group.Key}: {string.Join(", ", group.Select(network => network.Space).Distinct())}");
        }

        foreach (var group in document.Networks.GroupBy(network => network.Published.Device))
        {
            text.Line($"Paper ms on {group.Key}: {string.Join(", ", group.Select(network => network.Space).Distinct())}");
        }
    }
}
