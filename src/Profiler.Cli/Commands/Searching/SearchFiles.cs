using System.Collections.Immutable;
using System.Text;
using Profiler.Cli.Output;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;
using Profiler.Search.Results;

namespace Profiler.Cli.Commands.Searching;

/// <summary>Writes what a search found: architecture.json, network.onnx, search.json.</summary>
internal static class SearchFiles
{
    /// <summary>In the form of docs/architectures.md; a space that is not built in is written beside it.</summary>
    public static async Task WriteArchitectureAsync(SearchFolder folder, Architecture found, CancellationToken cancellationToken)
    {
        SearchSpace space = found.Space;
        string spelling = space.Name;
        if (BuiltInSpaces.Spelling(space) != space.Name || BuiltInSpaces.Resolve(space.Name).Fingerprint != space.Fingerprint)
        {
            spelling = Path.GetFileName(folder.Space);
            await WriteAsync(folder.Space, SearchSpaceJson.Write(space), cancellationToken);
        }

        var document = new ArchitectureFile(found.Name, spelling, [.. found.CandidateNames]);
        await WriteAsync(folder.Architecture, CommandJson.Write(document), cancellationToken);
    }

    public static Task WriteResultAsync(SearchFolder folder, SearchResult result, CancellationToken cancellationToken) =>
        WriteAsync(folder.Result, CommandJson.Write(result), cancellationToken);

    private static Task WriteAsync(string path, string text, CancellationToken cancellationToken) =>
        OutputFile.WriteAsync(path, Encoding.UTF8.GetBytes(text), cancellationToken);

    private sealed record ArchitectureFile(string Name, string Space, ImmutableArray<string> Choices);
}
