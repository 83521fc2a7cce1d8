namespace Profiler.CostModels.Analytical.Sheets;

/// <summary>Where numbers of a data sheet come from.</summary>
public sealed record SheetSource(SourceKind Kind, string Text);
