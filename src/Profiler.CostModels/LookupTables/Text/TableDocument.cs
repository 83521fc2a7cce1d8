namespace Profiler.CostModels.LookupTables.Text;

/// <summary>A table as text: what its two files hold.</summary>
/// <param name="Csv">The costs, <c>table.csv</c>.</param>
/// <param name="ProvenanceJson">What they belong to and under what they were measured, <c>provenance.json</c>.</param>
public sealed record TableDocument(string Csv, string ProvenanceJson);
