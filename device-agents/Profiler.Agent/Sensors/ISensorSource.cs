namespace Profiler.Agent.Sensors;

/// <summary>Sensors of one kind.</summary>
internal interface ISensorSource
{
    /// <summary>Reads those that are there once, and says of those that should be there why they tell nothing.</summary>
    void Read(SensorBatch into);
}
