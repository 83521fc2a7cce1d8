using System.Text.Json.Serialization;

namespace Profiler.Measurement.Protocol;

/// <summary>A frame from the coordinator to the agent.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(DescribeRequest), "describe")]
[JsonDerivedType(typeof(HaveModelRequest), "have-model")]
[JsonDerivedType(typeof(PutModelRequest), "put-model")]
[JsonDerivedType(typeof(MeasureRequest), "measure")]
[JsonDerivedType(typeof(PingRequest), "ping")]
[JsonDerivedType(typeof(ClockRequest), "clock")]
[JsonDerivedType(typeof(CheckRequest), "check")]
[JsonDerivedType(typeof(GraphRequest), "graph")]
[JsonDerivedType(typeof(SensorsRequest), "sensors")]
[JsonDerivedType(typeof(ConditionsRequest), "conditions")]
[JsonDerivedType(typeof(CancelRequest), "cancel")]
[JsonDerivedType(typeof(ShutdownRequest), "shutdown")]
public abstract record AgentRequest(long Id);
