using System.Text.Json.Serialization;
using Profiler.Api.Costs;
using Profiler.Api.Errors;
using Profiler.Api.Health;
using Profiler.Api.Networks;
using Profiler.Api.Tables;
using Profiler.Api.Targets;

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
[JsonSerializable(typeof(CostRequest))]
[JsonSerializable(typeof(CostArchitecture))]
[JsonSerializable(typeof(CostsDocument))]
[JsonSerializable(typeof(NetworkCostDocument))]
[JsonSerializable(typeof(KeptTable))]
[JsonSerializable(typeof(TableTextDocument))]
[JsonSerializable(typeof(TablesDocument))]
[JsonSerializable(typeof(WholeTable))]
[JsonSerializable(typeof(TargetsDocument))]
public sealed partial class ApiJsonContext : JsonSerializerContext;
