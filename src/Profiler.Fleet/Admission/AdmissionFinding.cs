namespace Profiler.Fleet.Admission;

/// <summary>Something that an admission test found.</summary>
/// <param name="Refuses">Whether numbers of the board would be wrong; others are only worse than they could be.</param>
/// <param name="Message">What was found, with the numbers.</param>
/// <param name="Advice">What to do.</param>
public sealed record AdmissionFinding(AdmissionFindingKind Kind, bool Refuses, string Message, string Advice);
