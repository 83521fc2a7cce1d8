namespace Profiler.Store.Leases;

/// <summary>What a heartbeat was answered.</summary>
/// <param name="IsHeld">False where the lane went to somebody else; the holder must stop at once.</param>
/// <param name="CancelRequested">Whether a user wants the job stopped.</param>
public sealed record LeaseRenewal(bool IsHeld, bool CancelRequested);
