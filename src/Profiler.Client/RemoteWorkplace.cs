using Profiler.Api;
using Profiler.Api.Measurements;
using Profiler.Client.Devices;
using Profiler.Client.Events;
using Profiler.Client.Http;
using Profiler.Client.Jobs;
using Profiler.Client.Keys;
using Profiler.Client.Surrogates;
using Profiler.Client.Tables;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Validation;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;

namespace Profiler.Client;

/// <summary>A coordinator: what is asked for becomes a job in its queue, and the job's result the same outcome as here.</summary>
public sealed class RemoteWorkplace : IWorkplace
{
    /// <summary>Measurements of a model asked for at once.</summary>
    private const int Page = 1000;

    private readonly CoordinatorHttp _http;
    private readonly RemoteErrand _errand;

    public RemoteWorkplace(CoordinatorAddress address, TimeProvider time)
    {
        _http = new CoordinatorHttp(address, time);
        var jobs = new RemoteJobs(_http, EventPatience.Default, time);
        _errand = new RemoteErrand(jobs, address, time);
        Jobs = jobs;
        Tables = new RemoteTables(_http);
        Surrogates = new RemoteSurrogates(_http, _errand);
        Devices = new RemoteDevices(_http, _errand);
        Keys = new RemoteKeys(_http);
    }

    public IWorkplaceTables Tables { get; }

    public IWorkplaceSurrogates Surrogates { get; }

    public IWorkplaceDevices Devices { get; }

    public IWorkplaceJobs Jobs { get; }

    public IWorkplaceKeys Keys { get; }

    public async Task<ProfileOutcome> ProfileAsync(
        ProfileRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var result = await _errand.RunAsync<ProfileJobResult>(JobRequests.Of(request, device), [], progress, cancellationToken);
        return new ProfileOutcome(
            await Tables.GetAsync(result.TableId, cancellationToken), result.DeviceSeconds, result.Seconds, result.IsResumed);
    }

    public async Task<MeasuringOutcome> MeasureAsync(
        MeasuringRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        JobResult result = await _errand.RunAsync<JobResult>(
            JobRequests.Of(request, device), request.Subjects, progress, cancellationToken);
        return result switch
        {
            MeasureJobResult one => new MeasuringOutcome(
                one.StoreJobId, MeasuredSubjects.Of(request.Subjects, [one.Network]), [], one.DeviceSeconds),
            CompareJobResult several => new MeasuringOutcome(
                several.StoreJobId, MeasuredSubjects.Of(request.Subjects, several.Networks), several.Differences, several.DeviceSeconds),
            _ => throw RemoteErrand.OfAnotherKind(_http.Address, result),
        };
    }

    public async Task<EnergyOutcome> MeasureEnergyAsync(
        EnergyMeasuringRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var result = await _errand.RunAsync<EnergyJobResult>(
            JobRequests.Of(request, device), request.Subjects, progress, cancellationToken);
        IReadOnlyList<MeasuredSubject> measured = MeasuredSubjects.Of(request.Subjects, [.. result.Networks.Select(network => network.Network)]);
        return new EnergyOutcome(
            result.StoreJobId,
            [.. measured.Zip(result.Networks, (subject, network) => new SubjectEnergy(subject, network.Energy))],
            result.DeviceSeconds);
    }

    public async Task<ValidationOutcome> ValidateAsync(
        ValidationRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var result = await _errand.RunAsync<ValidateJobResult>(JobRequests.Of(request, device), [], progress, cancellationToken);
        return new ValidationOutcome(
            await Tables.GetAsync(result.TableId, cancellationToken),
            result.Scores,
            result.Isolated,
            result.Macs,
            result.Networks,
            result.DeviceSeconds);
    }

    public async Task<ModelMeasurement?> FindMeasurementAsync(
        string modelSha256, int batch, DeviceOptions device, CancellationToken cancellationToken) =>
        await FindAsync(modelSha256, measured => measured.Target.Batch == batch && device.IsOf(measured.Target), cancellationToken) is { } newest
            ? new ModelMeasurement(newest.Job, newest.Target, newest.LatencyMs)
            : null;

    public async Task<ModelEnergy?> FindEnergyAsync(string modelSha256, Target target, CancellationToken cancellationToken) =>
        await FindAsync(modelSha256, measured => measured.Target == target && measured.MjPerInference is not null, cancellationToken) is { } newest
            ? new ModelEnergy(newest.Job, newest.MjPerInference!.Value)
            : null;

    /// <summary>The newest measurement of a model that fits; a coordinator lists the newest first.</summary>
    private async Task<MeasurementDocument?> FindAsync(string modelSha256, Func<MeasurementDocument, bool> fits, CancellationToken cancellationToken)
    {
        string? after = null;
        do
        {
            string path = new QueryText(ApiRoutes.Measurements).With("model", modelSha256).With("limit", $"{Page}").With("after", after).ToString();
            var page = await _http.GetAsync<MeasurementListDocument>(path, cancellationToken);
            if (page.Measurements.FirstOrDefault(fits) is { } newest)
            {
                return newest;
            }

            after = page.Next;
        }
        while (after is not null);
        return null;
    }

    public Task BackupAsync(Stream archive, CancellationToken cancellationToken) =>
        _http.DownloadAsync(ApiRoutes.Backup, archive, cancellationToken);

    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return ValueTask.CompletedTask;
    }
}
