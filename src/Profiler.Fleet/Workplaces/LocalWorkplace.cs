using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Validation;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Store;
using Profiler.Store.Energy;
using Profiler.Store.Measurements;

namespace Profiler.Fleet.Workplaces;

/// <summary>This process: a database, and devices whose agents it starts itself.</summary>
public sealed class LocalWorkplace : IWorkplace
{
    private readonly ProfilerDatabase _database;
    private readonly TimeProvider _time;
    private readonly LocalDevices _devices;

    /// <param name="database">Disposed with the workplace.</param>
    public LocalWorkplace(ProfilerDatabase database, LocalReach reach, TimeProvider time)
    {
        _database = database;
        _time = time;
        _devices = new LocalDevices(database, reach, time);
        Tables = new LocalTables(database);
        Surrogates = new LocalSurrogates(database, _devices, time);
        Jobs = new LocalJobs(database, time);
        Keys = new LocalKeys(database);
    }

    public IWorkplaceTables Tables { get; }

    public IWorkplaceSurrogates Surrogates { get; }

    public IWorkplaceDevices Devices => _devices;

    public IWorkplaceJobs Jobs { get; }

    public IWorkplaceKeys Keys { get; }

    public async Task<ProfileOutcome> ProfileAsync(
        ProfileRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await _devices.OpenAsync(device, cancellationToken);
        return await new ProfileService(_database, session, _time).RunAsync(request, progress, cancellationToken);
    }

    public async Task<MeasuringOutcome> MeasureAsync(
        MeasuringRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await _devices.OpenAsync(device, cancellationToken);
        return await new MeasuringService(_database, session).RunAsync(
            request.Kind, request.Subjects, new MeasurementPlan(request.Seed), progress, cancellationToken);
    }

    public async Task<EnergyOutcome> MeasureEnergyAsync(
        EnergyMeasuringRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await _devices.OpenAsync(device, cancellationToken);
        return await new EnergyService(_database, session).RunAsync(request, progress, cancellationToken);
    }

    public async Task<ValidationOutcome> ValidateAsync(
        ValidationRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await _devices.OpenAsync(device, cancellationToken);
        return await new ValidationService(_database, session, _time).RunAsync(request, progress, cancellationToken);
    }

    public async Task<ModelMeasurement?> FindMeasurementAsync(
        string modelSha256, int batch, DeviceOptions device, CancellationToken cancellationToken)
    {
        ImmutableArray<Target> targets = await _database.Targets.AllAsync();
        StoredMeasurement? newest = null;
        foreach (Target target in targets.Where(target => target.Batch == batch && device.IsOf(target)))
        {
            if ((await _database.Measurements.OfModelAsync(modelSha256, target)) is [StoredMeasurement found, ..]
                && (newest is null || found.MeasuredAt > newest.MeasuredAt))
            {
                newest = found;
            }
        }

        return newest is null ? null : new ModelMeasurement(newest.JobId, newest.Target, newest.Result.LatencyMs);
    }

    public async Task<ModelEnergy?> FindEnergyAsync(string modelSha256, Target target, CancellationToken cancellationToken) =>
        (await _database.Energy.OfModelAsync(modelSha256, target)) is [StoredEnergyMeasurement newest, ..]
            ? new ModelEnergy(newest.JobId, newest.Summary.MjPerInference)
            : null;

    public Task BackupAsync(Stream archive, CancellationToken cancellationToken) => _database.BackupAsync(archive, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _database.Dispose();
        return ValueTask.CompletedTask;
    }
}
