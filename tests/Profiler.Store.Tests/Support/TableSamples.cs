using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Networks.Shapes;
using Profiler.Store.CrashWriter;

namespace Profiler.Store.Tests.Support;

/// <summary>Made-up lookup tables.</summary>
internal static class TableSamples
{
    public static LookupTable Table(int hour) => TableText.Seal(new LookupTable(
        string.Empty,
        "squeezenas-small",
        new string('a', 64),
        new TensorShape(1, 3, 256, 512),
        Samples.Target,
        FillMethod.InContext,
        new FixedCosts(0.1, 0.2, 0.3),
        [new TableEntry(0, "skip", 1.0 / 3, 0.3, 0.4, EntrySource.Measured, 3)],
        [new ContextEntry(0, "skip", Layout.Blocked, Layout.Plain, 1.0 / 3, EntrySource.Measured, 3)],
        new TableCalibration(12, 0.925, 0.05, 0.3, 0.1),
        new TableProvenance(Samples.Day.AddHours(hour), "0.1.0", 7, 3.3, 61.5, 40, Samples.Device, [])));
}
