using Profiler.Cli.Output;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>A surrogate as people read it.</summary>
internal static class SurrogateText
{
    public static void Write(TextOutput text, ShownSurrogate shown)
    {
        ListedSurrogate surrogate = shown.Surrogate;
        text.Line($"Surrogate {surrogate.Id} of {surrogate.Target}, version {surrogate.RuntimeVersion}, {surrogate.Threads} thread(s)");
        text.Line($"  in use       {(surrogate.IsCurrent ? "yes" : "no")}. {shown.Reason}");
        text.Line($"  trained on   {surrogate.Networks} networks, {surrogate.Kernels} kernels, seed {surrogate.Seed}, {surrogate.CreatedAt.UtcDateTime:yyyy-MM-dd}");
        text.Line($"  families     {string.Join(", ", shown.Families)}");
        text.Line($"  device time  {surrogate.DeviceSeconds:F1} s");
        ShownCalibration calibration = shown.Calibration;
        text.Line($"  calibration  {calibration.FixedMs:F3} ms a run, {1000 * calibration.PerKernelMs:F1} us a kernel, {calibration.Scale:F3} x profiled time ({calibration.Networks} networks)");
        foreach (string note in shown.Notes)
        {
            text.Line($"  note         {note}");
        }

        if (surrogate.HeldOut is { } all)
        {
            text.Line();
            text.Line("On the fixed hold-out:");
            ScoreTable.Write(text, [.. shown.ByFamily, all]);
        }

        if (!shown.LeftOutFamilies.IsEmpty)
        {
            text.Line();
            text.Line("Each family by trees that have seen no network of it:");
            ScoreTable.Write(text, shown.LeftOutFamilies);
            text.Line($"On average {shown.LeftOutFamilies.Average(family => family.Within10):P0} within 10 %.");
        }
    }
}
