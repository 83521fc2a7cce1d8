namespace Profiler.Chaos.Tests.Jobs;

/// <summary>A job as it was asked for.</summary>
/// <param name="Key">Its idempotency key.</param>
/// <param name="Id">As it was answered.</param>
/// <param name="Body">What was sent.</param>
/// <param name="Networks">How many it measures.</param>
internal sealed record SubmittedJob(string Key, string Id, string Body, int Networks);
