namespace Profiler.Cli.Commands.Networks;

/// <summary>The counts of a stem, slot or head.</summary>
/// <param name="Candidate">What fills the slot; null outside slots.</param>
/// <param name="Output">The shape that leaves the section.</param>
public sealed record ShownSection(
    string Name, string? Candidate, string Output, long Macs, long Parameters, long ActivationBytes, long WeightBytes);
