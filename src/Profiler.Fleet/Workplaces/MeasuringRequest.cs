using Profiler.Fleet.Measuring;

namespace Profiler.Fleet.Workplaces;

/// <summary>Networks to be measured.</summary>
/// <param name="Kind"><see cref="Measure"/> for one, <see cref="Compare"/> for several that are measured in turns in the same rounds.</param>
/// <param name="Seed">Of the order of visits.</param>
public sealed record MeasuringRequest(string Kind, IReadOnlyList<Subject> Subjects, int Seed)
{
    public const string Measure = "measure";
    public const string Compare = "compare";
}
