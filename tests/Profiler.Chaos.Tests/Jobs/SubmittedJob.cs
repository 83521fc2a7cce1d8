namespace Profiler.Chaos.Tests.Jobs;

/// <summary>A job as it was asked for.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Id">As it was answered.</param>
/// <param name="Networks">How many it measures.</param>
/// <param name="IsWithdrawn">Whether its cancellation was asked for.</param>
internal sealed record SubmittedJob(string Key, string Id, string Device, int Networks, bool IsWithdrawn)
{
    public string Body { get; init; } = string.Empty;
}
