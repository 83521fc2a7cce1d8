using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Comparison.Boards;

/// <summary>A network of the comparison, on paper.</summary>
/// <param name="Gigaflops">Two for each multiply-accumulate.</param>
/// <param name="Published">What its paper printed, on another device; null where no paper did.</param>
public sealed record BoardNetwork(
    string Name, string? Input, long Macs, double Gigaflops, long Parameters, PublishedFigures? Published);
