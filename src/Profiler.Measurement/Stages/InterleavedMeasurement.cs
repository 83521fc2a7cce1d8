using Profiler.Measurement.Devices;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Measurement.Stages;

/// <summary>
/// The one loop that measures. Each round visits every unfinished item once, in a shuffled order, so that the items'
/// visits are spread over the same time and meet the same states of the host; after it the stages say which items
/// need another.
/// </summary>
/// <param name="onVisit">
/// Stores a visit; called before the visit is used, and not cancelled, so that nothing reported is lost.
/// </param>
public sealed class InterleavedMeasurement(IBenchDevice device, Func<Visit, ValueTask> onVisit)
{
    /// <summary>
    /// Measures until every item is done or the plan's budget is spent; every item is visited at least once.
    /// </summary>
    /// <param name="prior">
    /// Visits that an interrupted run of the same job stored: they count and are not taken again, and the rest goes on
    /// as it would have.
    /// </param>
    /// <returns>One result an item, in the order of the items.</returns>
    /// <exception cref="ProfilerException">The device failed, or reported something else than it was asked for.</exception>
    /// <exception cref="OperationCanceledException">What was reported until then is stored.</exception>
    public async Task<IReadOnlyList<MeasurementResult>> RunAsync(
        MeasurementJob job,
        IReadOnlyList<Visit> prior,
        IProgress<MeasurementProgress>? progress,
        CancellationToken cancellationToken)
    {
        var running = new RunningJob(job, prior);
        for (int round = 0; !running.IsFinished && (round == 0 || !running.IsOverBudget); round++)
        {
            IReadOnlyList<VisitRequest> requests = running.Begin(round);
            if (requests.Count > 0)
            {
                await RunRoundAsync(running, requests, progress, cancellationToken);
            }
        }

        return running.Judge();
    }

    private async Task RunRoundAsync(
        RunningJob running,
        IReadOnlyList<VisitRequest> requests,
        IProgress<MeasurementProgress>? progress,
        CancellationToken cancellationToken)
    {
        int round = requests[0].Round;
        int reported = 0;
        await foreach (Visit visit in device.RunAsync(requests, cancellationToken))
        {
            VisitRequest? expected = reported < requests.Count ? requests[reported] : null;
            if (visit.ItemId != expected?.ItemId || visit.Round != expected.Round)
            {
                throw Failed($"reported '{visit.ItemId}' of round {visit.Round}, not {Name(expected)}");
            }

            await onVisit(visit);
            running.Add(visit);
            reported++;
            progress?.Report(running.Progress(reported == requests.Count ? round + 1 : round));
            cancellationToken.ThrowIfCancellationRequested();
        }

        if (reported < requests.Count)
        {
            throw Failed($"ended before {Name(requests[reported])}");
        }
    }

    private static string Name(VisitRequest? request) =>
        request is null ? "the end of the round" : $"'{request.ItemId}' of round {request.Round}";

    private static ProfilerException Failed(string what) => new(
        ErrorCode.DeviceFailed,
        $"The device {what}.",
        "What was reported is kept; run the same command again to go on.");
}
