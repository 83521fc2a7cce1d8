namespace Profiler.Fleet.Admission.Results;

/// <summary>Whether the runtime computes a reference model rightly.</summary>
/// <param name="Problem">What is wrong; null where nothing is.</param>
/// <param name="LargestError">Of all that was compared, relative to the largest expected value; null where nothing could be.</param>
/// <param name="Tolerance">What <paramref name="LargestError"/> may be.</param>
/// <param name="Sha256">Of the exact outputs, for comparing boards; not judged.</param>
public sealed record OutputResult(string Model, string? Problem, double? LargestError, double Tolerance, string? Sha256);
