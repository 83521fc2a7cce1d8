namespace Profiler.Measurement.Protocol;

/// <summary>Why an agent could not do what was asked.</summary>
public enum AgentFailure
{
    /// <summary>The frame was understood but asks for something impossible.</summary>
    BadRequest,

    /// <summary>The runtime's library or provider is not there, or too old.</summary>
    RuntimeMissing,

    /// <summary>The runtime refuses the model or an input's shape.</summary>
    ModelRejected,

    /// <summary>A run failed.</summary>
    RunFailed,

    /// <summary>The model's content is not what its hash says, or was never put.</summary>
    ModelMissing,

    /// <summary>The device's disk is full or read-only.</summary>
    Storage,

    /// <summary>Someone else holds the device; the message says who.</summary>
    DeviceBusy,

    /// <summary>The device tells no power; the message lists what was looked for.</summary>
    SensorMissing,

    /// <summary>A sensor that worked ended or showed what cannot be.</summary>
    SensorFailed,

    Cancelled,
}
