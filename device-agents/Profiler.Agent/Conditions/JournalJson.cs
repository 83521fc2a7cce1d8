using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Profiler.Agent.Conditions;

/// <summary>The journal's form on disk, generated at build time so that the agent starts fast.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(ImmutableArray<JournalEntry>))]
internal sealed partial class JournalJson : JsonSerializerContext;
