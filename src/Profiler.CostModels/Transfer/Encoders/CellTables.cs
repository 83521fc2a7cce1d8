using System.Collections.Immutable;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>Temporary.</summary>
public static class CellTables
{
    public static ImmutableArray<AnalyticTable> Of(bool raw, bool pruned)
    {
        var tables = new List<AnalyticTable>();
        string[] names = ["pointwise MACs", "spatial MACs", "parameters", "activations", "launches", "roofline 4", "roofline 16"];
        foreach (bool isPruned in new[] { false, true })
        {
            if (isPruned ? !pruned : !raw) { continue; }
            for (int k = 0; k < names.Length; k++)
            {
                double[] cost = new double[new CellEncoder().Width];
                for (int e = 0; e < 6; e++)
                {
                    for (int op = 0; op < 5; op++)
                    {
                        cost[CellEncoder.ColumnOf(e, op, isPruned)] = Work(op)[k];
                    }
                }

                tables.Add(new AnalyticTable(names[k] + (isPruned ? " live" : ""), [.. cost]));
            }
        }

        return [.. tables];
    }

    private static double[] Work(int op)
    {
        double[] sum = new double[7];
        foreach ((int c, int h) in new[] { (16, 32), (32, 16), (64, 8) })
        {
            double acts = c * h * h;
            double k = op == 2 ? 1 : op == 3 ? 3 : 0;
            double weights = c * c * k * k;
            double macs = weights * h * h;
            double traffic = (2 * acts) + weights;
            bool conv = k > 0;
            double[] w =
            [
                op == 2 ? macs : 0, op == 3 ? macs : 0, conv ? weights + (2 * c) : 0, op >= 2 ? acts : 0, op >= 2 ? 1 : 0,
                conv ? Math.Max(macs, 4 * traffic) : 0, conv ? Math.Max(macs, 16 * traffic) : 0,
            ];
            for (int i = 0; i < 7; i++) { sum[i] += 5 * w[i]; }
        }

        return sum;
    }
}
