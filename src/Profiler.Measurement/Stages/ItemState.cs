using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>One item of a running measurement, and what the stages say of it.</summary>
internal sealed class ItemState(MeasurementItem item, MeasurementJob job)
{
    private readonly List<Visit> _visits = [];
    private readonly MeasureStage _measure = new(job.Plan, item.Profiled);
    private MeasurementResult? _result;

    public MeasurementItem Item => item;

    /// <summary>Rounds that it will still take, as far as can be told; 0 where it is finished.</summary>
    public int RoundsLeft { get; private set; } = job.Plan.MinRounds;

    public bool IsFinished => RoundsLeft == 0;

    /// <summary>The device time of a usual visit; the first, which loads the model, is not one. Null before any.</summary>
    public double? VisitMs => _visits.Count == 0 ? null : Quantiles.Median(_visits.Select(visit => visit.DeviceMs));

    public void Add(Visit visit)
    {
        _visits.Add(visit);
        _result = null;
        RoundsLeft = _measure.RoundsLeft(CountedVisits.Of(_visits, job.Reference, job.Plan));
    }

    public VisitRequest Request(int round) => new(
        item.Id,
        round,
        item.Workload,
        item.Profiled,
        job.Reference?.Workload,
        job.Plan.ReferenceRuns,
        job.Plan.WarmupRuns,
        PilotStage.Runs(_visits.MinBy(visit => visit.Round), job.Plan));

    /// <summary>The verdict on the visits so far; kept until the next, as the detectors take milliseconds.</summary>
    public MeasurementResult Judge() =>
        _result ??= Marked(VerdictStage.Judge(item.Id, _visits, job.Reference, job.Plan));

    private MeasurementResult Marked(MeasurementResult result) => item.Workload.Precision == TargetPrecisions.Quantized
        ? result with { Flags = result.Flags | Findings.LatencyOnly }
        : result;
}
