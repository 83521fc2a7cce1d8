using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>A rail whose driver tells its power in mW.</summary>
internal sealed class FileRail(string name, bool isWholeBoard, SensorFile power) : IPowerRail
{
    public string Name => name;

    public bool IsWholeBoard => isWholeBoard;

    public string Path => power.Path;

    public bool TryReadMw(out double mw, out UnreadableReason reason)
    {
        if (!power.TryRead(out mw, out reason))
        {
            return false;
        }

        reason = UnreadableReason.OutOfRange;
        return QuantityRange.Holds(Quantity.PowerMw, mw);
    }

    public void Dispose() => power.Dispose();
}
