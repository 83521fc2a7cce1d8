using System.Collections.Immutable;

namespace Profiler.Api.Keys;

/// <summary>Every key that was made.</summary>
public sealed record KeyListDocument(ImmutableArray<KeyDocument> Keys);
