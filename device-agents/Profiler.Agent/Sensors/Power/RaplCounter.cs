using Profiler.Measurement.Sensors;

namespace Profiler.Agent.Sensors.Power;

/// <summary>
/// A processor's energy counter, made to rise for ever. Its register has 32 bits, which a busy server fills in a few
/// minutes and a quiet machine in an hour; it must be read once in that time at least.
/// </summary>
/// <param name="rangeMicrojoules">After which it begins at 0 again.</param>
internal sealed class RaplCounter(string name, bool isWholeBoard, SensorFile energy, double rangeMicrojoules) : IEnergyCounter
{
    private const double MjPerMicrojoule = 1e-3;

    private double _last = -1;
    private double _before;

    public string Name => name;

    public bool IsWholeBoard => isWholeBoard;

    public string Path => energy.Path;

    public bool TryReadMj(out double mj, out UnreadableReason reason)
    {
        mj = 0;
        if (!energy.TryRead(out double microjoules, out reason))
        {
            return false;
        }

        reason = UnreadableReason.OutOfRange;
        if (microjoules < 0 || microjoules > rangeMicrojoules)
        {
            return false;
        }

        _before += microjoules < _last ? rangeMicrojoules : 0;
        _last = microjoules;
        mj = (_before + microjoules) * MjPerMicrojoule;
        return true;
    }

    public void Dispose() => energy.Dispose();
}
