namespace Profiler.Cli.Commands.Networks;

/// <summary>The counts of one node.</summary>
/// <param name="Operator">The layer's or operator's kind, such as Conv2d.</param>
/// <param name="Output">The shape it writes; several with spaces between them.</param>
public sealed record ShownNode(
    string Name, string Operator, string Output, long Macs, long Parameters, long ActivationBytes, long WeightBytes);
