using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests;

namespace Profiler.Fleet.Workplaces;

/// <summary>Networks to be measured.</summary>
/// <param name="Kind"><see cref="JobKinds.Measure"/> for one, <see cref="JobKinds.Compare"/> for several that are measured in turns in the same rounds.</param>
/// <param name="Seed">Of the order of visits.</param>
public sealed record MeasuringRequest(string Kind, IReadOnlyList<Subject> Subjects, int Seed);
