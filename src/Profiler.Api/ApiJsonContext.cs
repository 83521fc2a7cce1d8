using System.Text.Json.Serialization;
using Profiler.Api.Devices;
using Profiler.Api.Errors;
using Profiler.Api.Events;
using Profiler.Api.Health;
using Profiler.Api.Jobs;
using Profiler.Api.Keys;
using Profiler.Api.Measurements;
using Profiler.Api.Models;
using Profiler.Api.Spaces;

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
[JsonSerializable(typeof(CreatedKeyDocument))]
[JsonSerializable(typeof(DeviceDocument))]
[JsonSerializable(typeof(DeviceListDocument))]
[JsonSerializable(typeof(DeviceRegistration))]
[JsonSerializable(typeof(HealthDocument))]
[JsonSerializable(typeof(HostKeyConfirmation))]
[JsonSerializable(typeof(JobDocument))]
[JsonSerializable(typeof(JobListDocument))]
[JsonSerializable(typeof(JobSubmission))]
[JsonSerializable(typeof(KeyDocument))]
[JsonSerializable(typeof(KeyListDocument))]
[JsonSerializable(typeof(MeasurementDetail))]
[JsonSerializable(typeof(MeasurementListDocument))]
[JsonSerializable(typeof(ModelDocument))]
[JsonSerializable(typeof(NewKey))]
[JsonSerializable(typeof(ProbeDocument))]
[JsonSerializable(typeof(SpaceDocument))]
[JsonSerializable(typeof(SpaceListDocument))]
public sealed partial class ApiJsonContext : JsonSerializerContext;
