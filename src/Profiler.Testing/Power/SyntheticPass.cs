using Profiler.Measurement.Energy;

namespace Profiler.Testing.Power;

/// <summary>Records an energy pass on a synthetic board as an agent would: no time passes but the board's own.</summary>
public sealed class SyntheticPass(SyntheticBoard board, PowerCurve curve, EnergyPlan plan, int seed)
{
    private readonly Random _random = new(seed);
    private readonly List<double> _times = [];
    private readonly List<double>[] _values = [.. curve.Rails.Select(_ => new List<double>())];

    public EnergyTrace Record(double latencyMs)
    {
        Watch(plan.IdleSeconds * 1000);
        double loadedAt = board.NowMs;
        board.Load(latencyMs);
        Watch(plan.LeastSeconds * 1000);
        Watch(plan.LoadMs(Trace()) - (board.NowMs - loadedAt));
        board.Rest();
        Watch(plan.IdleAfterMs(Trace()));
        return Trace();
    }

    /// <summary>Pauses are random around their mean, so that they never keep step with the runs.</summary>
    private void Watch(double milliseconds)
    {
        double end = board.NowMs + milliseconds;
        while (board.NowMs < end)
        {
            board.AdvanceTo(board.NowMs + (plan.SamplingMs * (0.5 + _random.NextDouble())));
            _times.Add(board.NowMs);
            for (int rail = 0; rail < _values.Length; rail++)
            {
                _values[rail].Add(board.Reading(rail));
            }
        }
    }

    private EnergyTrace Trace() => new(
        [.. _times],
        [.. curve.Rails.Select((rail, i) => new RailTrace(
            $"ina3221/{rail.Name}", $"/sys/{rail.Name}", RailKind.Power, IsWholeBoard: true, [.. _values[i]]))],
        [.. board.StampsMs],
        RunsPerStamp: 1);
}
