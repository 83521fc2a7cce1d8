using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>A counter of energy that only rises: wraps of the hardware's own are counted out where it is read often enough.</summary>
internal interface IEnergyCounter : IDisposable
{
    /// <summary>As <see cref="SensorReading.Name"/>.</summary>
    string Name { get; }

    /// <summary>As <see cref="IPowerRail.IsWholeBoard"/>.</summary>
    bool IsWholeBoard { get; }

    string Path { get; }

    /// <summary>Millijoules since a moment of the counter's own.</summary>
    bool TryReadMj(out double mj, out UnreadableReason reason);
}
