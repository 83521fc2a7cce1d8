using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Keys;

/// <summary>Every key that was made.</summary>
public sealed record KeyListDocument(ImmutableArray<ListedKey> Keys);
