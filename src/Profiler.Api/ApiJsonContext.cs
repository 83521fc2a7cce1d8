using System.Text.Json.Serialization;
using Profiler.Api.Costs;
using Profiler.Api.Devices;
using Profiler.Api.Errors;
using Profiler.Api.Events;
using Profiler.Api.Health;
using Profiler.Api.Jobs;
using Profiler.Api.Keys;
using Profiler.Api.Measurements;
using Profiler.Api.Models;
using Profiler.Api.NetworkFiles;
using Profiler.Api.Spaces;
using Profiler.Api.Surrogates;
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
    IgnoreReadOnlyProperties = true,
    MaxDepth = 32,
    Converters = [typeof(WordEnumConverter)])]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(ChangeDocument))]
[JsonSerializable(typeof(CostArchitecture))]
[JsonSerializable(typeof(CostRequest))]
[JsonSerializable(typeof(CostsDocument))]
[JsonSerializable(typeof(CreatedKeyDocument))]
[JsonSerializable(typeof(DeviceDocument))]
[JsonSerializable(typeof(DeviceListDocument))]
[JsonSerializable(typeof(DeviceRegistration))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(HostKeyConfirmation))]
[JsonSerializable(typeof(JobDocument))]
[JsonSerializable(typeof(JobListDocument))]
[JsonSerializable(typeof(JobSubmission))]
[JsonSerializable(typeof(KeptTable))]
[JsonSerializable(typeof(KeyDocument))]
[JsonSerializable(typeof(KeyListDocument))]
[JsonSerializable(typeof(MeasurementDetail))]
[JsonSerializable(typeof(MeasurementListDocument))]
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(NetworkCostDocument))]
[JsonSerializable(typeof(NetworkListDocument))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(SpaceDocument))]
[JsonSerializable(typeof(SpaceListDocument))]
[JsonSerializable(typeof(SurrogateDocument))]
[JsonSerializable(typeof(SurrogatesDocument))]
[JsonSerializable(typeof(TableTextDocument))]
[JsonSerializable(typeof(TablesDocument))]
[JsonSerializable(typeof(TargetsDocument))]
[JsonSerializable(typeof(WholeTable))]
public sealed partial class ApiJsonContext : JsonSerializerContext;
