using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Profiler.Coordinator.Security;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Targets;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Queue;

namespace Profiler.Coordinator.Costs.Errands;

/// <summary>Queues what a question needs from a device; the same question again gives the same job.</summary>
internal sealed class MeasureQueue(ProfilerDatabase database, IAuthorizationService authorization)
{
    /// <exception cref="ProfilerException">The caller may ask only (AccessDenied).</exception>
    public async Task RequireRoleAsync(ClaimsPrincipal caller)
    {
        if (!(await authorization.AuthorizeAsync(caller, CoordinatorRoles.Measure)).Succeeded)
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, "The key does not permit queueing jobs.", "Ask for a key of the role measure, or leave 'measure' and 'predict' out.");
        }
    }

    /// <returns>The job that measures the network.</returns>
    /// <exception cref="ProfilerException">The target's device is not registered.</exception>
    public Task<QueuedJob> MeasureAsync(Target target, NetworkReference network, ClaimsPrincipal caller) => SubmitAsync(
        new MeasureJobRequest { Device = target.Device, Provider = target.Provider, Precision = target.Precision, Threads = target.Threads, Network = network }, "", caller);

    /// <param name="surrogateId">The surrogate that answers now: another one's answer is another job.</param>
    /// <returns>The job that asks the target's surrogate.</returns>
    /// <exception cref="ProfilerException">The target's device is not registered.</exception>
    public Task<QueuedJob> PredictAsync(Target target, NetworkReference network, string surrogateId, ClaimsPrincipal caller) => SubmitAsync(
        new SurrogateEstimateJobRequest { Device = target.Device, Provider = target.Provider, Precision = target.Precision, Threads = target.Threads, Network = network },
        surrogateId,
        caller);

    /// <param name="about">What tells the question from another with the same request.</param>
    private async Task<QueuedJob> SubmitAsync(JobRequest request, string about, ClaimsPrincipal caller)
    {
        string json = JobRequestJson.Write(request);
        string key = KeyOf(json + about);
        while (true)
        {
            QueuedJob job = await database.Queue.SubmitAsync(new NewQueuedJob(
                JobRequestJson.KindOf(request), request.Device, json, Priority: 0, [], caller.Identity?.Name ?? "local", key));
            if (job.State is not (QueuedJobState.Failed or QueuedJobState.Cancelled))
            {
                return job;
            }

            // What ended without a result is tried again, once a question.
            key = KeyOf($"{key} {job.Id}");
        }
    }

    private static string KeyOf(string text) => $"costs-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}";
}
