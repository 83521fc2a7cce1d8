namespace Profiler.Measurement.Energy;

/// <summary>What a rail's readings are.</summary>
public enum RailKind
{
    /// <summary>mW, averaged by the sensor over its last period.</summary>
    Power,

    /// <summary>mJ since a moment of the counter's own.</summary>
    Counter,
}
