using System.Collections.Immutable;

namespace Profiler.Search.Results;

/// <summary>The architecture that a search ends with.</summary>
/// <param name="Space">The search space's name; its definition is told by <paramref name="SpaceFingerprint"/>.</param>
/// <param name="Code">The choices as hexadecimal digits, two a slot.</param>
/// <param name="Choices">For each slot in order, its candidate's name.</param>
/// <param name="Macs">Of one image at the search's input.</param>
/// <param name="Score">With the weights inherited from the supernet, on validation images: mean IoU or top-1 accuracy, 0 to 1.</param>
public sealed record FoundArchitecture(
    string Name,
    string Space,
    string SpaceFingerprint,
    string Code,
    ImmutableArray<string> Choices,
    long Macs,
    long Parameters,
    double Score);
