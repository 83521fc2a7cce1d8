using Profiler.CostModels.LookupTables;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Energy;

/// <summary>Gives a table energies beside its latencies.</summary>
public static class EnergyColumn
{
    /// <summary>The same table with what each entry takes by the model, in place of any energies that it had.</summary>
    /// <param name="table">Of the space; its id is no longer right.</param>
    /// <exception cref="Networks.Errors.ProfilerException">The space's slots are the edges of a cell.</exception>
    public static LookupTable Add(LookupTable table, SearchSpace space, EnergyModel model)
    {
        var work = new SpaceWork(space, table.Input);
        return table with
        {
            Fixed = table.Fixed with
            {
                StemMj = Mj(table.Fixed.StemMs, work.Stem),
                HeadMj = Mj(table.Fixed.HeadMs, work.Head),
                OverheadMj = Mj(table.Fixed.OverheadMs, default),
            },
            Entries = [.. table.Entries.Select(entry => entry with { Mj = Mj(entry.LatencyMs, WorkOf(entry.Slot, entry.Candidate)) })],
            Contexts = [.. table.Contexts.Select(context => context with { Mj = Mj(context.LatencyMs, WorkOf(context.Slot, context.Candidate)) })],
            Calibration = table.Calibration with { Energy = model },
        };

        NetworkWork WorkOf(int slot, string candidate) => work.Of(slot, space.Slots[slot].IndexOf(candidate));

        double Mj(double ms, NetworkWork done) => model.MjOf(ms, done.Macs, done.BytesAt(table.Target.Precision));
    }
}
