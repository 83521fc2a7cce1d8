using System.Collections.Immutable;

namespace Profiler.Api.Costs;

/// <summary>An architecture of a request for costs.</summary>
/// <param name="Name">What the answer calls it; made of space and code where it is left out.</param>
/// <param name="Choices">For each slot in order, its candidate's name.</param>
/// <param name="Code">In place of the choices: two hexadecimal digits a slot.</param>
public sealed record CostArchitecture(string? Name = null, ImmutableArray<string>? Choices = null, string? Code = null);
