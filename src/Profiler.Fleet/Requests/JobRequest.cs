using System.Text.Json.Serialization;
using Profiler.Measurement.Conditions;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Requests;

/// <summary>What a queued job is to do, as it travels over HTTP and lies in the queue.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ProfileJobRequest), JobKinds.Profile)]
[JsonDerivedType(typeof(MeasureJobRequest), JobKinds.Measure)]
[JsonDerivedType(typeof(CompareJobRequest), JobKinds.Compare)]
[JsonDerivedType(typeof(EnergyJobRequest), JobKinds.Energy)]
[JsonDerivedType(typeof(ValidateJobRequest), JobKinds.Validate)]
[JsonDerivedType(typeof(AdmitJobRequest), JobKinds.Admit)]
[JsonDerivedType(typeof(SurrogateTrainJobRequest), JobKinds.SurrogateTrain)]
[JsonDerivedType(typeof(SurrogateEstimateJobRequest), JobKinds.SurrogateEstimate)]
public abstract record JobRequest
{
    /// <summary>The device's name.</summary>
    public required string Device { get; init; }

    /// <summary>Execution provider: "cpu", "cuda" and "tensorrt" of ONNX Runtime, "gpu", "dla0" and "dla1" of trtexec, "torch-cpu" and "torch-cuda" of libtorch.</summary>
    public string Provider { get; init; } = Runtimes.Cpu;

    /// <summary>What the runtime computes in: "fp32", "fp16" or "int8", whose ranges come from random data: for latency only.</summary>
    public string Precision { get; init; } = TargetPrecisions.Fp32;

    /// <summary>Threads inside an operator, at least 1.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>How the board is to be meanwhile; as it is where it is left out.</summary>
    public WantedConditions? Conditions { get; init; }
}
