using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Jobs;

/// <summary>Jobs, the newest first.</summary>
public sealed record JobListDocument(ImmutableArray<ListedJob> Jobs);
