namespace Profiler.Bindings.TorchDistributed;

/// <summary>Where and as whom a process joins its group.</summary>
/// <param name="Rank">From 0 on; the first rank holds the meeting point.</param>
/// <param name="WorldSize">How many processes the group has.</param>
/// <param name="Host">The first rank's address.</param>
/// <param name="Timeout">How long joining and every later call may wait for the others.</param>
public sealed record Rendezvous(int Rank, int WorldSize, string Host, int Port, TimeSpan Timeout);
