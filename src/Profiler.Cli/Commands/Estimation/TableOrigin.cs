using Profiler.CostModels.LookupTables;

namespace Profiler.Cli.Commands.Estimation;

/// <summary>Where and when a table was measured: one that was imported comes from another machine than its device's name may suggest.</summary>
/// <param name="Host">The name of the machine that the agent ran on.</param>
public sealed record TableOrigin(string Host, string ProcessorModel, DateTimeOffset MeasuredAt)
{
    public static TableOrigin Of(TableProvenance provenance) =>
        new(provenance.Device.HostName, provenance.Device.ProcessorModel, provenance.CreatedAt);
}
