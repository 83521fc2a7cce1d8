using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Store;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Profiling;

/// <summary>Measures a search space on a device and keeps the lookup table that comes of it.</summary>
public sealed class ProfileService(ProfilerDatabase database, DeviceSession device, TimeProvider time)
{
    /// <summary>Profiles, or goes on with the same profile where it was interrupted.</summary>
    public async Task<ProfileOutcome> RunAsync(
        ProfileRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        long start = time.GetTimestamp();
        Target target = device.TargetFor(request.Input.Batch);
        CalibratedReference reference = await device.ReferenceAsync(target, database, cancellationToken);
        BegunJob begun = await device.BeginAsync(database, Spec(request, target));
        if (begun.Job is { State: JobState.Done, TableId: { } made })
        {
            // An earlier attempt of the same queued job made the table and was interrupted before it could say so.
            LookupTable known = await database.Tables.GetAsync(made);
            return new ProfileOutcome(known, known.Provenance.DeviceSeconds, time.GetElapsedTime(start).TotalSeconds, IsResumed: true);
        }

        var runner = new JobRunner(database, device, begun.Job, reference);
        FilledTable filled = await (request.Method switch
        {
            FillMethod.InContext => new InContextProfile(runner, device, request, reference).RunAsync(progress, cancellationToken),
            FillMethod.Isolated => new IsolatedProfile(runner, device, request).RunAsync(progress, cancellationToken),
            FillMethod.Surrogate => new SurrogateProfile(database, device, request).RunAsync(progress, cancellationToken),
            _ => throw new NotSupportedException($"{request.Method} is filled without a device."),
        });
        double deviceSeconds = filled.DeviceMs / 1000;
        var provenance = new TableProvenance(
            time.GetUtcNow(),
            ProgramVersion.Text,
            request.Seed,
            reference.LatencyMs,
            Math.Round(deviceSeconds, 1),
            filled.Networks,
            device.Description,
            [.. filled.Notes, .. device.Description.ConditionNotes ?? []]);
        LookupTable table = TableText.Seal(filled.Build(new TableSubject(request.Space, request.Input, target, provenance)));
        await database.Jobs.FinishAsync(begun.Job.Id, table);
        return new ProfileOutcome(table, deviceSeconds, time.GetElapsedTime(start).TotalSeconds, begun.IsResumed);
    }

    private static JobSpec Spec(ProfileRequest request, Target target) => new(
        "profile",
        request.Space.Name,
        request.Space.Fingerprint,
        request.Input,
        target,
        request.Seed,
        $$"""{"method":"{{request.Method}}","budgetSeconds":{{request.Budget.TotalSeconds}}}""");
}
