using System.Text.Json.Serialization;

namespace Profiler.Fleet.Requests.Results;

/// <summary>What a job that is done has to tell: with what the one who asked knows, everything that a command prints.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ProfileJobResult), JobKinds.Profile)]
[JsonDerivedType(typeof(MeasureJobResult), JobKinds.Measure)]
[JsonDerivedType(typeof(CompareJobResult), JobKinds.Compare)]
[JsonDerivedType(typeof(EnergyJobResult), JobKinds.Energy)]
[JsonDerivedType(typeof(ValidateJobResult), JobKinds.Validate)]
[JsonDerivedType(typeof(AdmitJobResult), JobKinds.Admit)]
[JsonDerivedType(typeof(SurrogateTrainJobResult), JobKinds.SurrogateTrain)]
[JsonDerivedType(typeof(SurrogateEstimateJobResult), JobKinds.SurrogateEstimate)]
public abstract record JobResult;
