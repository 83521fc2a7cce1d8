namespace Profiler.Fleet.Admission.Results;

/// <summary>How fast the way to the board is.</summary>
/// <param name="MedianMs">Of the round trips of short frames.</param>
/// <param name="P95Ms">Their 95th percentile.</param>
/// <param name="UploadedBytes">Sent in pieces of a model's size to find the throughput.</param>
/// <param name="UploadMibPerSecond">Each piece acknowledged before the next, as models travel.</param>
public sealed record LinkResult(int Pings, double MedianMs, double P95Ms, long UploadedBytes, double UploadMibPerSecond);
