using System.Text;
using Profiler.Coordinator.Costs.Errands;
using Profiler.CostModels.Energy;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>Writes energies beside latencies: of an architecture as a figure, of many as columns.</summary>
internal static class EnergyWriter
{
    /// <param name="measured">What was measured of the very network; null where the table answers.</param>
    public static void Write(MeasuredEnergy? measured, int index, in TargetAnswer answer, ref Utf8Output output)
    {
        if (measured is not null)
        {
            output.Text(",\"energyMj\":{"u8);
            WriteInterval(measured.Mj.Value, measured.Mj.Low, measured.Mj.High, ref output);
            output.Text(",\"source\":\"measured\",\"coverage\":1.0000,\"snapshot\":\""u8);
            output.Text(Encoding.UTF8.GetBytes(measured.JobId));
            output.Text("\"}"u8);
        }
        else if (answer.Energy.Length > 0)
        {
            EnergyEstimate energy = answer.Energy[index];
            output.Text(",\"energyMj\":{"u8);
            WriteInterval(energy.Mj, energy.LowMj, energy.HighMj, ref output);
            output.Text(",\"source\":\"predicted\",\"coverage\":"u8);
            output.Share(answer.Coverage[index]);
            output.Text(",\"snapshot\":"u8);
            output.Text(answer.Table.SnapshotJson);
            output.Byte((byte)'}');
        }
    }

    public static void WriteColumns(in TargetAnswer answer, ref Utf8Output output)
    {
        if (answer.Energy.Length == 0)
        {
            return;
        }

        output.Text(",\"energyMj\":{\"value\":["u8);
        for (int i = 0; i < answer.Energy.Length; i++)
        {
            Separate(i, ref output);
            output.Fixed(answer.Energy[i].Mj);
        }

        output.Text("],\"low\":["u8);
        for (int i = 0; i < answer.Energy.Length; i++)
        {
            Separate(i, ref output);
            output.Fixed(answer.Energy[i].LowMj);
        }

        output.Text("],\"high\":["u8);
        for (int i = 0; i < answer.Energy.Length; i++)
        {
            Separate(i, ref output);
            output.Fixed(answer.Energy[i].HighMj);
        }

        output.Text("],\"source\":["u8);
        for (int i = 0; i < answer.Energy.Length; i++)
        {
            Separate(i, ref output);
            output.Text("\"predicted\""u8);
        }

        output.Text("],\"coverage\":["u8);
        for (int i = 0; i < answer.Energy.Length; i++)
        {
            Separate(i, ref output);
            output.Share(answer.Coverage[i]);
        }

        output.Text("],\"snapshot\":"u8);
        output.Text(answer.Table.SnapshotJson);
        output.Byte((byte)'}');
    }

    private static void WriteInterval(double value, double low, double high, ref Utf8Output output)
    {
        output.Text("\"value\":"u8);
        output.Fixed(value);
        output.Text(",\"low\":"u8);
        output.Fixed(low);
        output.Text(",\"high\":"u8);
        output.Fixed(high);
    }

    private static void Separate(int index, ref Utf8Output output)
    {
        if (index > 0)
        {
            output.Byte((byte)',');
        }
    }
}
