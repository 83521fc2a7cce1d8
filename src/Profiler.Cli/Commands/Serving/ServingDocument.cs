using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Serving;

/// <summary>A coordinator that has begun to answer.</summary>
/// <param name="Urls">With the ports that were found, where 0 was asked for.</param>
public sealed record ServingDocument(ImmutableArray<string> Urls, string Database);
