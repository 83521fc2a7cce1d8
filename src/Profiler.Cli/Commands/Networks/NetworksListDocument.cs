using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Networks;

/// <summary>The built-in networks.</summary>
public sealed record NetworksListDocument(ImmutableArray<ListedNetwork> Networks);
