namespace Profiler.Api.NetworkFiles;

/// <summary>What all nodes of one kind cost on paper.</summary>
/// <param name="Operator">Such as "Conv".</param>
/// <param name="Nodes">How many there are.</param>
public sealed record OperatorCounts(string Operator, int Nodes, long Macs, long Parameters, long ActivationBytes);
