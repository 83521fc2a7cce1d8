namespace Profiler.Agent.Sensors.Power;

/// <summary>
/// Finds what stands still that cannot: a counter of a processor's or card's energy rises as long as there is power,
/// and of the rails of a whole board one moves always, since the program that reads them runs on it. Single rails may
/// rest, and so may the power of a card that computes nothing: only a run of a model shows whether they move.
/// </summary>
internal sealed class FrozenSensors(TimeProvider time)
{
    /// <summary>Monitors average over a second at most; those that move are seen within the first look or two.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The names of those that did not move; returns as soon as all did.</summary>
    public IReadOnlyCollection<string> Find(PowerRails power)
    {
        IPowerRail[] board = power.RailsMakeWholeBoard ? [.. power.Rails.Where(rail => rail.IsWholeBoard && rail is not GpuRail)] : [];
        double[] first = [.. board.Select(Read)];
        Dictionary<IEnergyCounter, double> still = power.Counters.Where(IsOfAll).ToDictionary(counter => counter, Read);
        bool boardIsStill = board.Length > 0;
        for (TimeSpan waited = TimeSpan.Zero; waited < Limit && (boardIsStill || still.Count > 0); waited += Pause)
        {
            Task.Delay(Pause, time).Wait();
            boardIsStill = boardIsStill && board.Select(Read).SequenceEqual(first);
            foreach (IEnergyCounter moved in still.Keys.Where(counter => Read(counter) != still[counter]).ToArray())
            {
                still.Remove(moved);
            }
        }

        return [.. still.Keys.Select(counter => counter.Name), .. boardIsStill ? board.Select(rail => rail.Name) : []];
    }

    /// <summary>A domain inside a processor may have nothing to do, or count nothing at all.</summary>
    private static bool IsOfAll(IEnergyCounter counter) => counter.Name.Count(letter => letter == '/') == 1;

    private static double Read(IPowerRail rail) => rail.TryReadMw(out double mw, out _) ? mw : double.NaN;

    private static double Read(IEnergyCounter counter) => counter.TryReadMj(out double mj, out _) ? mj : double.NaN;
}
