using System.Security.Claims;
using Profiler.Api.NetworkFiles;
using Profiler.Coordinator.Costs.Errands;
using Profiler.CostModels.Estimates;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Queue;
using Profiler.Store.Surrogates;

namespace Profiler.Coordinator.NetworkFiles;

/// <summary>
/// Asks targets' surrogates about uploaded files. That takes a job, since the board's runtime says what kernels it makes of a
/// file; the same question finds the job's answer once it is done.
/// </summary>
internal sealed class NetworkPredictor(ProfilerDatabase database, MeasureQueue queue)
{
    /// <summary>The surrogate that answers for the target; null where there is none.</summary>
    public async Task<SurrogateSummary?> FindAsync(Target target) => (await database.Surrogates.AllAsync())
        .FirstOrDefault(known => known.IsCurrent && known.Target with { Batch = target.Batch } == target);

    /// <returns>The prediction, or the job that is making it.</returns>
    /// <exception cref="ProfilerException">The target's device is not registered.</exception>
    public async Task<NetworkLatency> PredictAsync(
        SurrogateSummary surrogate, Target target, NetworkReference network, double? limitMs, ClaimsPrincipal caller)
    {
        QueuedJob job = await queue.PredictAsync(target, network, surrogate.Id, caller);
        if (job.ResultJson is not { } json)
        {
            return new NetworkLatency(
                target.Id, null, $"The surrogate {surrogate.Id} is asked by the job {job.Id}; ask again when it is done.", job.Id);
        }

        CostEstimate cost = ((SurrogateEstimateJobResult)JobResultJson.Read(json)).Estimate.Cost;
        var interval = new EstimateInterval((cost.HighMs / cost.LatencyMs) - 1, IsFactor: true);
        return new NetworkLatency(target.Id, NetworkCosts.Figure(cost, interval, limitMs)) { EnergyMj = NetworkCosts.EnergyFigure(cost) };
    }
}
