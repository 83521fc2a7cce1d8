using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Telemetry;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Measurements;

namespace Profiler.Fleet.Jobs;

/// <summary>
/// Measures the items of one job on one device: brings the models there, takes over what an interrupted run has
/// stored, stores every visit as it is reported, and finishes an item together with its measurement.
/// </summary>
public sealed class JobRunner(ProfilerDatabase database, DeviceSession device, Job job, CalibratedReference? reference)
{
    public async Task<MeasuredItems> MeasureAsync(
        IReadOnlyList<JobModel> models,
        MeasurementPlan plan,
        IProgress<MeasurementProgress>? progress,
        CancellationToken cancellationToken)
    {
        foreach (JobModel model in models.DistinctBy(model => model.Item.Workload.ModelSha256))
        {
            if (model.IsKept)
            {
                await database.Models.AddAsync(model.Name, model.Onnx);
            }

            await device.Agent.EnsureModelAsync(model.Item.Workload.ModelSha256, model.Onnx, cancellationToken);
        }

        MeasurementItem[] items = [.. models.Select(model => model.Item)];
        await database.Jobs.Items.AddAsync(job.Id, items);
        HashSet<string> ids = [.. items.Select(item => item.Id)];
        ImmutableArray<Visit> prior = [.. (await database.Visits.OfJobAsync(job.Id)).Where(visit => ids.Contains(visit.ItemId))];
        List<Visit> visits = [.. prior];
        var measurement = new InterleavedMeasurement(device.Bench, async visit =>
        {
            await database.Visits.AppendAsync(job.Id, visit);
            visits.Add(visit);
            FleetTelemetry.VisitSeconds.Record(visit.DeviceMs / 1000, new KeyValuePair<string, object?>("device", device.Name));
        });
        IReadOnlyList<MeasurementResult> results;
        try
        {
            results = await measurement.RunAsync(new MeasurementJob(items, reference, plan), prior, progress, cancellationToken);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.ModelRejected)
        {
            // The runtime refuses a model: going on with this job would fail at the same place for ever.
            await database.Jobs.AbandonAsync(job.Id);
            throw;
        }

        await FinishAsync(items, results, plan);
        foreach (string sha256 in models.Select(model => model.Item.Workload.ModelSha256).Distinct())
        {
            await device.ReleaseAsync(sha256, cancellationToken);
        }

        return new MeasuredItems(results.ToDictionary(result => result.ItemId), visits);
    }

    private async Task FinishAsync(MeasurementItem[] items, IReadOnlyList<MeasurementResult> results, MeasurementPlan plan)
    {
        var provenance = new MeasurementProvenance(ProgramVersion.Text, reference?.Workload.ModelSha256, device.Description);
        HashSet<string> done = [.. (await database.Jobs.Items.OfJobAsync(job.Id)).Where(i => i.State == ItemState.Done).Select(i => i.Item.Id)];
        foreach ((MeasurementItem item, MeasurementResult result) in items.Zip(results).Where(pair => !done.Contains(pair.First.Id)))
        {
            NewMeasurement? measurement = item.Profiled ? null : new NewMeasurement(result, plan, provenance);
            await database.Jobs.Items.FinishAsync(job.Id, item.Id, measurement);
        }
    }
}
