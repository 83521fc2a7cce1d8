using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Text;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Surrogates.Validation;
using Profiler.Measurement.Targets;
using Profiler.Store;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Workplaces;

/// <summary>The surrogates of a database, and devices that are reached from this process.</summary>
internal sealed class LocalSurrogates(ProfilerDatabase database, LocalDevices devices, TimeProvider time) : IWorkplaceSurrogates
{
    public Task<ImmutableArray<SurrogateSummary>> AllAsync(CancellationToken cancellationToken) => database.Surrogates.AllAsync();

    public Task<SurrogateSummary> GetAsync(string id, CancellationToken cancellationToken) => database.Surrogates.GetAsync(id);

    public async Task<SurrogateTrainingOutcome> TrainAsync(
        SurrogateTrainingRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        _ = SurrogateTrainers.Get(request.Trainer); // Before a device is woken for it.
        await using DeviceSession session = await devices.OpenAsync(device, cancellationToken);
        return await new SurrogateTrainingService(database, session, time).RunAsync(request, progress, cancellationToken);
    }

    public async Task<SurrogateAnswer?> EstimateAsync(Subject subject, DeviceOptions device, CancellationToken cancellationToken)
    {
        if (await SurrogateFinder.FindAsync(database, device) is null)
        {
            return null;
        }

        await using DeviceSession session = await devices.OpenAsync(device, cancellationToken);
        return await new SurrogateEstimator(database, session).EstimateAsync(subject, device, cancellationToken);
    }

    public async Task<SurrogateValidationOutcome> ValidateAsync(
        SurrogateValidationRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        await using DeviceSession session = await devices.OpenAsync(device, cancellationToken);
        return await new SurrogateValidationService(database, session).RunAsync(request, device, progress, cancellationToken);
    }

    public async Task<SurrogateSummary?> AddEnergyAsync(EnergyModel energy, Target target, CancellationToken cancellationToken)
    {
        SurrogateSummary? current = (await database.Surrogates.AllAsync()).FirstOrDefault(
            known => known.IsCurrent && known.Target.DifferencesFrom(target with { Batch = known.Target.Batch }).Count == 0);
        if (current is null)
        {
            return null;
        }

        using Surrogate before = await SurrogateFinder.LoadAsync(database, current);
        using Surrogate after = before.WithEnergy(energy, SurrogateTrainers.Get(before.Trainer));
        await database.Surrogates.AddAsync(current.JobId, new NewSurrogate(
            after.Id, current.Target, current.Seed, current.DeviceSeconds, IsCurrent: true, current.Report, SurrogateFile.Compose(after)));
        return await database.Surrogates.GetAsync(after.Id);
    }

    public async Task<SurrogateSamples> SamplesAsync(DeviceOptions device, CancellationToken cancellationToken)
    {
        SurrogateSummary summary = await SurrogateFinder.FindAsync(database, device) ?? throw SurrogateEstimator.None(device);
        using Surrogate surrogate = await SurrogateFinder.LoadAsync(database, summary);
        ImmutableArray<SurrogateSample> networks = await database.Surrogates.Samples.OfTargetAsync(summary.Target);
        return new SurrogateSamples(
            summary, surrogate.Subject.Setting, networks, [.. networks.Select(sample => surrogate.Estimate(sample.Network.Graph))]);
    }
}
