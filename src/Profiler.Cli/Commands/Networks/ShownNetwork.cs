using System.Collections.Immutable;
using Profiler.Networks.Catalog;

namespace Profiler.Cli.Commands.Networks;

/// <summary>A network at one input shape: totals, sections, nodes.</summary>
/// <param name="Space">The search space it comes from; null for an .onnx file.</param>
/// <param name="Input">The shape; NAME=SHAPE for each input where an .onnx file has several.</param>
/// <param name="Published">What its paper printed; null where no paper did.</param>
/// <param name="Sections">Stem, slots and head; empty for an .onnx file, which has none.</param>
/// <param name="Nodes">In execution order.</param>
public sealed record ShownNetwork(
    string Name,
    string? Space,
    string Input,
    long Macs,
    long Parameters,
    long ActivationBytes,
    long WeightBytes,
    PublishedFigures? Published,
    ImmutableArray<ShownSection> Sections,
    ImmutableArray<ShownNode> Nodes);
