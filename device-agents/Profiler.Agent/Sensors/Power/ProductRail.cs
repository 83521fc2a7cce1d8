using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>A rail whose driver tells voltage (mV) and current (mA): the power is their product. The chip converts both in one turn.</summary>
internal sealed class ProductRail(string name, bool isWholeBoard, SensorFile voltage, SensorFile current) : IPowerRail
{
    private const double MwPerMicrowatt = 1e-3;

    public string Name => name;

    public bool IsWholeBoard => isWholeBoard;

    public string Path => voltage.Path;

    public bool TryReadMw(out double mw, out UnreadableReason reason)
    {
        mw = 0;
        if (!voltage.TryRead(out double mv, out reason) || !current.TryRead(out double ma, out reason))
        {
            return false;
        }

        mw = mv * ma * MwPerMicrowatt;
        reason = UnreadableReason.OutOfRange;
        return QuantityRange.Holds(Quantity.PowerMw, mw);
    }

    public void Dispose()
    {
        voltage.Dispose();
        current.Dispose();
    }
}
