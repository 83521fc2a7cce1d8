using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Spaces;

/// <summary>The built-in search spaces.</summary>
public sealed record SpacesListDocument(ImmutableArray<ListedSpace> Spaces);
