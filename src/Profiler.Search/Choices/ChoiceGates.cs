using System.Collections.Immutable;
using static TorchSharp.torch;

namespace Profiler.Search.Choices;

/// <summary>Which candidates of a supernet run in a step, and by what each one's output is multiplied.</summary>
/// <param name="Weights">Slots x most candidates, float32, 0 where a slot has fewer; null where what runs is not multiplied.</param>
/// <param name="Active">For each slot the candidates that run, ascending, at least one.</param>
public sealed record ChoiceGates(Tensor? Weights, ImmutableArray<ImmutableArray<int>> Active);
