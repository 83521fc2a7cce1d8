using System.Collections.Immutable;

namespace Profiler.Fleet.Requests;

/// <summary>A network to be measured: exactly one of a built-in name, an architecture, or a model that was uploaded.</summary>
/// <param name="Name">What results call it; the built-in network's name where nothing else is given.</param>
/// <param name="Space">The space of <paramref name="Code"/>.</param>
/// <param name="Code">An architecture's choices, two hexadecimal digits a slot.</param>
/// <param name="ModelSha256">A model that was uploaded.</param>
/// <param name="Input">Such as 1x3x256x512; the network's own where it is left out.</param>
/// <param name="OpenInputs">Shapes for inputs that an .onnx file leaves open, by name.</param>
public sealed record NetworkReference(
    string Name,
    SpaceReference? Space = null,
    string? Code = null,
    string? ModelSha256 = null,
    string? Input = null,
    ImmutableSortedDictionary<string, ImmutableArray<long>>? OpenInputs = null);
