using System.Collections.Immutable;
using Profiler.CostModels.Energy;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Surrogates.Validation;
using Profiler.Measurement.Targets;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Workplaces;

/// <summary>The surrogates of a workplace.</summary>
public interface IWorkplaceSurrogates
{
    /// <summary>Every surrogate, the newest first.</summary>
    Task<ImmutableArray<SurrogateSummary>> AllAsync(CancellationToken cancellationToken);

    /// <param name="id">Its id, or as many first digits of it as tell it from the others.</param>
    Task<SurrogateSummary> GetAsync(string id, CancellationToken cancellationToken);

    /// <summary>Trains, or goes on with the same training where it was interrupted.</summary>
    Task<SurrogateTrainingOutcome> TrainAsync(
        SurrogateTrainingRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>What the device's surrogate says of a network; null where the device has none.</summary>
    Task<SurrogateAnswer?> EstimateAsync(Subject subject, DeviceOptions device, CancellationToken cancellationToken);

    /// <summary>Measures fresh networks and scores the device's surrogate on them.</summary>
    Task<SurrogateValidationOutcome> ValidateAsync(
        SurrogateValidationRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Puts a surrogate that knows energies in the place of the target's.</summary>
    /// <returns>The new one; null where the target has none, or where surrogates are changed on their own database only.</returns>
    Task<SurrogateSummary?> AddEnergyAsync(EnergyModel energy, Target target, CancellationToken cancellationToken);

    /// <summary>The device's surrogate and the stored networks behind it.</summary>
    Task<SurrogateSamples> SamplesAsync(DeviceOptions device, CancellationToken cancellationToken);
}
