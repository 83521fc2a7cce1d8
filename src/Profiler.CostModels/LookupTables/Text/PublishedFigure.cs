namespace Profiler.CostModels.LookupTables.Text;

/// <summary>One network's figures as its authors printed them.</summary>
/// <param name="Gigamacs">In 10^9 multiply-accumulates.</param>
/// <param name="Megaparams">In 10^6 parameters.</param>
/// <param name="LatencyMs">Of the whole network on the published device.</param>
/// <param name="MiouPercent">Mean intersection over union, in percent.</param>
public sealed record PublishedFigure(string Network, double Gigamacs, double Megaparams, double LatencyMs, double MiouPercent);
