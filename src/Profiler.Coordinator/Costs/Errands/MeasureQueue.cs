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

/// <summary>Queues measurements that a question asks for; the same question again gives the same job.</summary>
internal sealed class MeasureQueue(ProfilerDatabase database, IAuthorizationService authorization)
{
    /// <exception cref="ProfilerException">The caller may ask only (AccessDenied).</exception>
    public async Task RequireRoleAsync(ClaimsPrincipal caller)
    {
        if (!(await authorization.AuthorizeAsync(caller, CoordinatorRoles.Measure)).Succeeded)
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, "The key does not permit queueing measurements.", "Ask for a key of the role measure, or leave 'measure' out.");
        }
    }

    /// <returns>The job's id.</returns>
    /// <exception cref="ProfilerException">The target's device is not registered.</exception>
    public async Task<string> SubmitAsync(Target target, NetworkReference network, ClaimsPrincipal caller)
    {
        var request = new MeasureJobRequest
        {
            Device = target.Device,
            Provider = target.Provider,
            Precision = target.Precision,
            Threads = target.Threads,
            Network = network,
        };
        string json = JobRequestJson.Write(request);
        string key = KeyOf(json);
        while (true)
        {
            QueuedJob job = await database.Queue.SubmitAsync(new NewQueuedJob(
                JobKinds.Measure, target.Device, json, Priority: 0, [], caller.Identity?.Name ?? "local", key));
            if (job.State is not (QueuedJobState.Failed or QueuedJobState.Cancelled))
            {
                return job.Id;
            }

            // What ended without a result is tried again, once a question.
            key = KeyOf($"{key} {job.Id}");
        }
    }

    private static string KeyOf(string text) => $"costs-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32]}";
}
