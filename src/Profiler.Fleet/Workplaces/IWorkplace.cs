using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Validation;
using Profiler.Measurement.Targets;

namespace Profiler.Fleet.Workplaces;

/// <summary>
/// Where a command's work is done and its results are kept: in this process on a database, or at a coordinator. Both
/// give the same outcomes, so that whoever asks need not know which it is.
/// </summary>
/// <remarks>Every method throws a <see cref="Networks.Errors.ProfilerException"/> for what a user can act on.</remarks>
public interface IWorkplace : IAsyncDisposable
{
    IWorkplaceTables Tables { get; }

    IWorkplaceSurrogates Surrogates { get; }

    IWorkplaceDevices Devices { get; }

    IWorkplaceJobs Jobs { get; }

    IWorkplaceKeys Keys { get; }

    /// <summary>Profiles, or goes on with the same profile where it was interrupted.</summary>
    Task<ProfileOutcome> ProfileAsync(
        ProfileRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    Task<MeasuringOutcome> MeasureAsync(
        MeasuringRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>Measures latencies and then, in passes of their own, energies.</summary>
    Task<EnergyOutcome> MeasureEnergyAsync(
        EnergyMeasuringRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    Task<ValidationOutcome> ValidateAsync(
        ValidationRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <summary>The newest measurement of exactly this model and batch on the device; null where it was never measured.</summary>
    Task<ModelMeasurement?> FindMeasurementAsync(string modelSha256, int batch, DeviceOptions device, CancellationToken cancellationToken);

    /// <summary>The newest energy of exactly this model on the target; null where no pass watched it there.</summary>
    Task<ModelEnergy?> FindEnergyAsync(string modelSha256, Target target, CancellationToken cancellationToken);

    /// <summary>Writes everything that is kept to one archive, as it is at this moment.</summary>
    Task BackupAsync(Stream archive, CancellationToken cancellationToken);
}
