using System.Collections.Immutable;

namespace Profiler.Fleet.Surrogates.Validation;

/// <summary>A surrogate to be checked against networks that nobody has measured yet.</summary>
/// <param name="Families">The families that the networks are drawn from, evenly.</param>
/// <param name="Networks">How many, at least 2.</param>
public sealed record SurrogateValidationRequest(ImmutableArray<string> Families, int Networks, int Seed);
