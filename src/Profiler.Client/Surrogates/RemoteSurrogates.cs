using System.Collections.Immutable;
using Profiler.Api;
using Profiler.Api.Surrogates;
using Profiler.Client.Http;
using Profiler.Client.Jobs;
using Profiler.CostModels.Energy;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Surrogates.Validation;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store.Surrogates;

namespace Profiler.Client.Surrogates;

/// <summary>A coordinator's surrogates: trained and asked by jobs in its queue.</summary>
internal sealed class RemoteSurrogates(CoordinatorHttp http, RemoteErrand errand) : IWorkplaceSurrogates
{
    public async Task<ImmutableArray<SurrogateSummary>> AllAsync(CancellationToken cancellationToken) =>
        (await http.GetAsync<SurrogatesDocument>(ApiRoutes.Surrogates, cancellationToken)).Surrogates;

    public async Task<SurrogateSummary> GetAsync(string id, CancellationToken cancellationToken) =>
        (await http.GetAsync<SurrogateDocument>($"{ApiRoutes.Surrogates}/{Uri.EscapeDataString(id)}", cancellationToken)).Surrogate;

    public async Task<SurrogateTrainingOutcome> TrainAsync(
        SurrogateTrainingRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var result = await errand.RunAsync<SurrogateTrainJobResult>(JobRequests.Of(request, device), [], progress, cancellationToken);
        return new SurrogateTrainingOutcome(
            await GetAsync(result.SurrogateId, cancellationToken), result.NewNetworks, result.Seconds, result.IsResumed);
    }

    public async Task<SurrogateAnswer?> EstimateAsync(Subject subject, DeviceOptions device, CancellationToken cancellationToken)
    {
        SurrogateSummary? current = (await AllAsync(cancellationToken)).FirstOrDefault(known => known.IsCurrent && device.IsOf(known.Target));
        if (current is null)
        {
            return null;
        }

        var result = await errand.RunAsync<SurrogateEstimateJobResult>(JobRequests.Of(subject, device), [subject], null, cancellationToken);
        return new SurrogateAnswer(await GetAsync(result.SurrogateId, cancellationToken), result.Target, result.Estimate);
    }

    public Task<SurrogateValidationOutcome> ValidateAsync(
        SurrogateValidationRequest request, DeviceOptions device, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        throw OnlyThere("validated");

    /// <summary>A coordinator's surrogates are changed on its own database.</summary>
    public Task<SurrogateSummary?> AddEnergyAsync(EnergyModel energy, Target target, CancellationToken cancellationToken) =>
        Task.FromResult<SurrogateSummary?>(null);

    public Task<SurrogateSamples> SamplesAsync(DeviceOptions device, CancellationToken cancellationToken) => throw OnlyThere("written as samples");

    private ProfilerException OnlyThere(string what) => new(
        ErrorCode.InvalidArgument,
        $"Surrogates are {what} on their own database, not over {http.Address.Url}.",
        "Run the command on the coordinator's machine with its --database, or on a copy of its backup.");
}
