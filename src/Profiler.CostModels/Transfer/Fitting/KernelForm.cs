namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>One form that the kernel may have.</summary>
/// <param name="View">Which view of what the sources share.</param>
/// <param name="RhoSources">How much more than expected the device differs as the sources do.</param>
/// <param name="RhoChoices">How much more than expected it differs in what no source shows.</param>
internal readonly record struct KernelForm(int View, double RhoSources, double RhoChoices)
{
    public double Combine(double shared, double sources, double choices) => shared + (RhoSources * sources) + (RhoChoices * choices);
}
