using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>The state of a job between its visits: what was measured, what is left, what it has cost.</summary>
internal sealed class RunningJob
{
    private readonly MeasurementJob _job;
    private readonly ItemState[] _items;
    private readonly Dictionary<string, ItemState> _byId;
    private readonly ILookup<(string ItemId, int Round), Visit> _prior;
    private double _deviceMs;

    public RunningJob(MeasurementJob job, IReadOnlyList<Visit> prior)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(job.Plan.MinRounds, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(job.Plan.MaxRounds, job.Plan.MinRounds);
        _job = job;
        _items = [.. job.Items.Select(item => new ItemState(item, job))];
        _byId = _items.ToDictionary(state => state.Item.Id);
        _prior = prior.ToLookup(visit => (visit.ItemId, visit.Round));
    }

    public bool IsOverBudget => _job.Plan.Budget is { } budget && _deviceMs > budget.TotalMilliseconds;

    public bool IsFinished => _items.All(state => state.IsFinished);

    /// <summary>
    /// What is to be visited in a round. Visits that an interrupted run has already stored for it are taken over.
    /// </summary>
    public IReadOnlyList<VisitRequest> Begin(int round)
    {
        ItemState[] order = [.. RoundOrder.Of(_items, _job.Plan.Seed, round).Where(state => !state.IsFinished)];
        VisitRequest[] requests =
        [
            .. order.Where(state => !_prior.Contains((state.Item.Id, round))).Select(state => state.Request(round)),
        ];
        foreach (Visit visit in order.SelectMany(state => _prior[(state.Item.Id, round)]))
        {
            Add(visit);
        }

        return requests;
    }

    public void Add(Visit visit)
    {
        _deviceMs += visit.DeviceMs;
        _byId[visit.ItemId].Add(visit);
    }

    public MeasurementProgress Progress(int roundsDone)
    {
        ItemState[] finished = [.. _items.Where(state => state.IsFinished)];
        return new MeasurementProgress(
            roundsDone,
            finished.Length,
            _items.Length,
            Remaining(),
            finished.Count(state => state.Judge().Flags != Findings.None));
    }

    public IReadOnlyList<MeasurementResult> Judge() => [.. _items.Select(state => state.Judge())];

    /// <summary>Rounds left times the device time of a visit; items not yet visited are taken for average ones.</summary>
    private TimeSpan? Remaining()
    {
        double[] known = [.. _items.Select(state => state.VisitMs).OfType<double>()];
        if (known.Length == 0)
        {
            return null;
        }

        double average = known.Average();
        double leftMs = _items.Sum(state => state.RoundsLeft * (state.VisitMs ?? average));
        if (_job.Plan.Budget is { } budget)
        {
            leftMs = Math.Min(leftMs, Math.Max(0, budget.TotalMilliseconds - _deviceMs));
        }

        return TimeSpan.FromMilliseconds(leftMs);
    }
}
