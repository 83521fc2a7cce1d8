namespace Profiler.Api.NetworkFiles;

/// <summary>What a file costs on paper (docs/counting.md).</summary>
public sealed record NetworkCountsDocument(long Macs, long Parameters, long ActivationBytes, long WeightBytes);
