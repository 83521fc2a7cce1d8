namespace Profiler.Cli.Commands.Energy;

/// <summary>A coefficient of an energy model in its unit.</summary>
/// <param name="HalfWidth">Of its 90 % interval.</param>
public sealed record FittedCoefficient(double Value, double HalfWidth);
