using System.Collections.Immutable;

namespace Profiler.Measurement.Energy;

/// <summary>The energy that a rail has passed, over time.</summary>
internal sealed class EnergyCurve
{
    private const double MsPerSecond = 1000;

    private readonly double[] _timesMs;
    private readonly double[] _mj;
    private readonly Lazy<double> _resolutionMw;

    private EnergyCurve(double[] timesMs, double[] mj, double periodMs, double edgeMs, Lazy<double> resolutionMw)
    {
        _timesMs = timesMs;
        _mj = mj;
        PeriodMs = periodMs;
        EdgeMs = edgeMs;
        _resolutionMw = resolutionMw;
    }

    /// <summary>How often the sensor brings a new value; what it says of a moment is smeared over one on each side.</summary>
    public double PeriodMs { get; }

    /// <summary>How uncertain the moment is to which a counter's value belongs; 0 for power, which is asked away from edges only.</summary>
    public double EdgeMs { get; }

    /// <summary>By how much rounding to the sensor's steps may move its mean; found when it is asked for, since only a verdict needs it.</summary>
    public double ResolutionMw => _resolutionMw.Value;

    /// <summary>Every rail's, by its name.</summary>
    public static Dictionary<string, EnergyCurve> ByRail(EnergyTrace trace)
    {
        Dictionary<string, double> periods = UpdatePeriod.ByRail(trace);
        return trace.Rails.ToDictionary(rail => rail.Name, rail => rail.Kind == RailKind.Power
            ? OfPower(trace.TimesMs, rail.Values, periods[rail.Name])
            : OfCounter(trace.TimesMs, rail.Values, periods[rail.Name]));
    }

    /// <summary>The energy between two moments, in mJ; the curve goes on straight beyond its ends.</summary>
    public double Between(double fromMs, double toMs) => At(toMs) - At(fromMs);

    /// <summary>
    /// The integral of the readings. A reading is up to one period old and the mean of the period before, so that on
    /// average it tells of the moment one period ago: the curve is moved by that.
    /// </summary>
    private static EnergyCurve OfPower(ImmutableArray<double> timesMs, ImmutableArray<double> mw, double period)
    {
        var times = new double[timesMs.Length];
        var mj = new double[timesMs.Length];
        for (int i = 0; i < times.Length; i++)
        {
            times[i] = timesMs[i] - period;
            mj[i] = i == 0 ? 0 : mj[i - 1] + ((mw[i] + mw[i - 1]) / 2 * (timesMs[i] - timesMs[i - 1]) / MsPerSecond);
        }

        return new EnergyCurve(times, mj, period, edgeMs: 0, new Lazy<double>(() => Quantisation.BiasMw(timesMs, mw, period)));
    }

    /// <summary>Straight lines between the readings that show a new value: those were taken just after the counter moved.</summary>
    private static EnergyCurve OfCounter(ImmutableArray<double> timesMs, ImmutableArray<double> mj, double period)
    {
        var times = new List<double>();
        var values = new List<double>();
        for (int i = 1; i < timesMs.Length; i++)
        {
            if (mj[i] != mj[i - 1])
            {
                times.Add(timesMs[i]);
                values.Add(mj[i]);
            }
        }

        double pause = timesMs.Length < 2 ? 0 : (timesMs[^1] - timesMs[0]) / (timesMs.Length - 1);
        return new EnergyCurve([.. times], [.. values], period, pause, new Lazy<double>(() => 0));
    }

    private double At(double ms)
    {
        if (_timesMs.Length < 2)
        {
            return 0;
        }

        int found = Array.BinarySearch(_timesMs, ms);
        int after = Math.Clamp(found >= 0 ? found : ~found, 1, _timesMs.Length - 1);
        double part = (ms - _timesMs[after - 1]) / (_timesMs[after] - _timesMs[after - 1]);
        return _mj[after - 1] + (part * (_mj[after] - _mj[after - 1]));
    }
}
