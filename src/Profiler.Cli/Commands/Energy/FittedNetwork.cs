using System.Collections.Immutable;

namespace Profiler.Cli.Commands.Energy;

/// <summary>A network that an energy model was fitted to.</summary>
/// <param name="LeftOutMj">What a model of all the others makes of it.</param>
/// <param name="Error">Measured over that, less 1; a fraction.</param>
/// <param name="Findings">Of its pass.</param>
public sealed record FittedNetwork(
    string Name, double LatencyMs, EnergyBounds MjPerInference, double LeftOutMj, double Error, ImmutableArray<string> Findings);
