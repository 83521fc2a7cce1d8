using System.Text.Json.Serialization;

namespace Profiler.Measurement.Protocol;

/// <summary>A frame from the agent to the coordinator; <paramref name="Id"/> is the request's, 0 in the hello.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type", UnknownDerivedTypeHandling = JsonUnknownDerivedTypeHandling.FailSerialization)]
[JsonDerivedType(typeof(HelloReply), "hello")]
[JsonDerivedType(typeof(DescriptionReply), "description")]
[JsonDerivedType(typeof(ModelStateReply), "model-state")]
[JsonDerivedType(typeof(StoredReply), "stored")]
[JsonDerivedType(typeof(ProgressReply), "progress")]
[JsonDerivedType(typeof(VisitReply), "visit")]
[JsonDerivedType(typeof(DoneReply), "done")]
[JsonDerivedType(typeof(PongReply), "pong")]
[JsonDerivedType(typeof(ClockReply), "clock-reading")]
[JsonDerivedType(typeof(CheckedReply), "checked")]
[JsonDerivedType(typeof(GraphReply), "graph")]
[JsonDerivedType(typeof(SensorsReply), "sensors")]
[JsonDerivedType(typeof(ConditionsReply), "conditions")]
[JsonDerivedType(typeof(FailedReply), "failed")]
public abstract record AgentReply(long Id);
