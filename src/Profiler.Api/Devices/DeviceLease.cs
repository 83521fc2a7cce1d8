namespace Profiler.Api.Devices;

/// <summary>Who works on a device.</summary>
/// <param name="JobId">The job that it is granted to.</param>
/// <param name="Holder">The coordinator that runs the job.</param>
/// <param name="ExpiresAt">When it is free again, unless the holder is heard of before.</param>
public sealed record DeviceLease(string JobId, string Holder, DateTimeOffset ExpiresAt);
