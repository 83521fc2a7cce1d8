using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>One supply whose power is measured. Its files stay open, so that reading it is cheap; reading allocates nothing.</summary>
internal interface IPowerRail : IDisposable
{
    /// <summary>As <see cref="SensorReading.Name"/>.</summary>
    string Name { get; }

    /// <summary>Whether it is one of those whose sum is the whole board; false for parts of them and for supplies beside.</summary>
    bool IsWholeBoard { get; }

    /// <summary>The file, or the first of two, that is read.</summary>
    string Path { get; }

    bool TryReadMw(out double mw, out UnreadableReason reason);
}
