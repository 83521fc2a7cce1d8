using System.Collections.Immutable;

namespace Profiler.Networks.Architectures;

/// <summary>An architecture as its JSON file has it (docs/architectures.md).</summary>
/// <param name="Space">A built-in search space's name, or the path of a .json file, relative to the architecture's own.</param>
/// <param name="Choices">For each slot in order, its candidate's name.</param>
/// <param name="Name">What tables and reports call it; null for a name made of the choices.</param>
internal sealed record ArchitectureDocument(string Space, ImmutableArray<string> Choices, string? Name = null);
