using Profiler.Testing.Latency;

namespace Profiler.Testing.Power;

/// <summary>
/// A board whose power is computed, behind sensors that bring the mean of each period at its end, rounded to their
/// steps, at a phase that nobody knows. The same seed and the same calls give the same readings.
/// </summary>
public sealed class SyntheticBoard
{
    private const double MostStepMs = 10;
    private const double LeastStepMs = 1;

    private readonly PowerCurve _curve;
    private readonly double _periodMs;
    private readonly double _stepMs;
    private readonly double _memory;
    private readonly Random _random;
    private readonly double[] _noise;
    private readonly double[] _period;
    private readonly double[] _readings;
    private readonly List<double> _stamps = [];
    private double _nextUpdateMs;
    private double _latencyMs;
    private double _loadedAtMs;
    private double _runStartMs;
    private double _runMs;

    /// <param name="periodMs">How often the sensors bring a value, at least 1.</param>
    public SyntheticBoard(PowerCurve curve, double periodMs, int seed)
    {
        _curve = curve;
        _periodMs = periodMs;
        _random = new Random(seed);
        _stepMs = Math.Clamp(periodMs / 10, LeastStepMs, MostStepMs);
        _memory = Math.Exp(-_stepMs / curve.NoiseMs);
        _noise = [.. Enumerable.Range(0, curve.Rails.Length + 1).Select(_ => _random.NextGaussian())];
        _period = new double[curve.Rails.Length];
        _readings = [.. curve.Rails.Select(rail => Rounded(rail.IdleMw, rail.StepMw))];
        _nextUpdateMs = periodMs * _random.NextDouble();
    }

    public double NowMs { get; private set; }

    /// <summary>The ends of the runs so far, and the beginning of the first.</summary>
    public IReadOnlyList<double> StampsMs => _stamps;

    /// <summary>What the rail's sensor shows now, in mW.</summary>
    public double Reading(int rail) => _readings[rail];

    /// <summary>Runs a network of this latency from now on, again and again.</summary>
    public void Load(double latencyMs)
    {
        _latencyMs = latencyMs;
        _loadedAtMs = NowMs;
        _stamps.Add(NowMs);
        BeginRun(NowMs);
    }

    /// <summary>Ends the load after the run under way.</summary>
    public void Rest()
    {
        AdvanceTo(_runStartMs + _runMs);
        _latencyMs = 0;
    }

    public void AdvanceTo(double ms)
    {
        while (NowMs < ms)
        {
            double to = Math.Min(Math.Min(NowMs + _stepMs, ms), _nextUpdateMs);
            Pass(to);
            if (to >= _nextUpdateMs)
            {
                Update();
            }
        }
    }

    private void Pass(double to)
    {
        double milliseconds = to - NowMs;
        double remembered = milliseconds == _stepMs ? _memory : Math.Exp(-milliseconds / _curve.NoiseMs);
        double fresh = Math.Sqrt(1 - (remembered * remembered));
        for (int i = 0; i < _noise.Length; i++)
        {
            _noise[i] = (remembered * _noise[i]) + (fresh * _random.NextGaussian());
        }

        double load = LoadUntil(to);
        double drift = 1 + (_curve.DriftPerSecond * NowMs / 1000);
        for (int i = 0; i < _period.Length; i++)
        {
            SyntheticRail rail = _curve.Rails[i];
            double noise = 1 + (_curve.Noise * (_noise[^1] + _noise[i]) / Math.Sqrt(2));
            _period[i] += ((rail.IdleMw * milliseconds) + (rail.LoadMw * load)) * drift * noise;
        }

        NowMs = to;
    }

    /// <summary>The integral of the load's course, 1 on average, from now to a moment.</summary>
    private double LoadUntil(double to)
    {
        if (_latencyMs == 0)
        {
            return 0;
        }

        double sum = 0;
        double from = NowMs;
        while (from < to)
        {
            double highEnd = _runStartMs + (_curve.HighShare * _runMs);
            bool isHigh = from < highEnd;
            double end = Math.Min(to, isHigh ? highEnd : _runStartMs + _runMs);
            double low = 1 - (_curve.HighExcess * _curve.HighShare / (1 - _curve.HighShare));
            sum += (end - from) * (isHigh ? 1 + _curve.HighExcess : low);
            from = end;
            if (!isHigh && end >= _runStartMs + _runMs)
            {
                _stamps.Add(end);
                BeginRun(end);
            }
        }

        return sum * (1 - Math.Exp(-(NowMs - _loadedAtMs) / _curve.RampMs));
    }

    private void BeginRun(double ms)
    {
        _runStartMs = ms;
        _runMs = _latencyMs * (1 + (_curve.LatencyNoise * _random.NextGaussian()));
    }

    private void Update()
    {
        for (int i = 0; i < _period.Length; i++)
        {
            _readings[i] = Rounded(_period[i] / _periodMs, _curve.Rails[i].StepMw);
            _period[i] = 0;
        }

        _nextUpdateMs += _periodMs;
    }

    private static double Rounded(double value, double step) => step == 0 ? value : Math.Round(value / step) * step;
}
