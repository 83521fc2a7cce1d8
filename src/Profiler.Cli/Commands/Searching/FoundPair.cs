namespace Profiler.Cli.Commands.Searching;

/// <summary>The two searches whose networks are compared.</summary>
/// <param name="Accuracy">How the second was chosen; null at a matched budget.</param>
internal sealed record FoundPair(FoundSearch Macs, FoundSearch Latency, AccuracyMatch? Accuracy);
