using System.Text.Json.Serialization;
using Profiler.Api.Errors;
using Profiler.Api.Health;

namespace Profiler.Api;

/// <summary>
/// The one form of JSON on the wire. Generated readers and writers: a batch of architectures is read without
/// reflection. A new record of the API is a line here.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = 32,
    Converters = [typeof(WordEnumConverter)])]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(HealthDocument))]
public sealed partial class ApiJsonContext : JsonSerializerContext;
