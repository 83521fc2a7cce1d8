namespace Profiler.Cli.Reports.Model;

/// <summary>A network that a search found.</summary>
/// <param name="SearchedFor">"MACs" or "latency".</param>
/// <param name="Score">Trained from scratch where it was, else with inherited weights; 0 to 1.</param>
/// <param name="Expected">What the lookup table says, with its 90 % interval; null without a table.</param>
/// <param name="Measured">Null where it was not measured.</param>
public sealed record SearchedNetworkModel(
    string Name, string SearchedFor, double Score, long Macs, long Parameters, ReportInterval? Expected, ReportInterval? Measured);
