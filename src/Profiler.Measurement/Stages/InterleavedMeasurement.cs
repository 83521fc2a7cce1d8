using Profiler.Measurement.Devices;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Stages;

/// <summary>The one loop that measures.</summary>
/// <param name="onVisit">Stores a visit; called before the visit is used, and not cancelled, so that nothing reported is lost.</param>
public sealed class InterleavedMeasurement(IBenchDevice device, Func<Visit, ValueTask> onVisit)
{
    /// <param name="prior">Visits that an interrupted run of the same job stored: they count, and are not taken again.</param>
    /// <returns>One result an item, in the order of the items.</returns>
    public async Task<IReadOnlyList<MeasurementResult>> RunAsync(
        MeasurementJob job,
        IReadOnlyList<Visit> prior,
        IProgress<MeasurementProgress>? progress,
        CancellationToken cancellationToken)
    {
        await foreach (Visit visit in device.RunAsync([], cancellationToken))
        {
            await onVisit(visit);
            progress?.Report(new MeasurementProgress(0, 0, job.Items.Count, null, prior.Count));
        }

        return [];
    }
}
