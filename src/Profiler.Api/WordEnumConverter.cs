using System.Text.Json;
using System.Text.Json.Serialization;

namespace Profiler.Api;

/// <summary>Enumerations as camelCase words; numbers are refused.</summary>
public sealed class WordEnumConverter() : JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false);
