using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Measurement.Devices;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Protocol;

/// <summary>Serialisers for the frames, generated at build time so that the agent starts fast.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    UseStringEnumConverter = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowOutOfOrderMetadataProperties = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(AgentRequest))]
[JsonSerializable(typeof(AgentReply))]
[JsonSerializable(typeof(DeviceDescription))]
[JsonSerializable(typeof(Visit))]
public sealed partial class ProtocolJson : JsonSerializerContext;
