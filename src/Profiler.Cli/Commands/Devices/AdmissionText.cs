using Profiler.Cli.Output;
using Profiler.Fleet.Admission;
using Profiler.Fleet.Admission.Results;

namespace Profiler.Cli.Commands.Devices;

/// <summary>An admission report for people.</summary>
public static class AdmissionText
{
    public static void Render(TextOutput text, AdmissionReport report)
    {
        text.Line($"  admission   {Verdict(report.Verdict)}, tested {report.TestedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC on {report.Target}");
        text.Line($"  link        {report.Link.MedianMs:F2} ms a round trip, 95 % within {report.Link.P95Ms:F2}, {report.Link.UploadMibPerSecond:F1} MiB/s up");
        string drift = report.Clock.DriftPpm is { } ppm ? $"drifts {ppm:+0.0;-0.0} ppm" : "too short to tell its drift";
        text.Line($"  clock       {report.Clock.OffsetMs:+0.0;-0.0} ms off (within {report.Clock.OffsetUncertaintyMs:F1}), {drift}");
        foreach (OutputResult output in report.Outputs)
        {
            text.Line($"  outputs     {output.Model}: {output.Problem ?? "right"}");
        }

        if (report.Repeatability is { } noise)
        {
            text.Line($"  repeats     A/A ratio {noise.Ratio:F4}, {noise.Low:F4} to {noise.High:F4}; noise floor {noise.NoiseFloor:P1}; grade {noise.Grade}");
        }

        if (report.Soak is { } soak)
        {
            string throttled = soak.IsThrottled ? ", throttled" : "";
            text.Line($"  soak        {Word(soak.Verdict)}: {soak.EarlyMs:F3} ms at first, {soak.LateMs:F3} at last ({soak.Change:+0.0%;-0.0%}){throttled}");
        }

        foreach (AdmissionFinding finding in report.Findings)
        {
            text.Line($"  {(finding.Refuses ? "refused by" : "finding   ")}  {finding.Message}");
            text.Line($"              {finding.Advice}");
        }
    }

    private static string Verdict(AdmissionVerdict verdict) => verdict switch
    {
        AdmissionVerdict.Admitted => "admitted",
        AdmissionVerdict.AdmittedWithFindings => "admitted, with findings",
        _ => "refused",
    };

    private static string Word(SoakVerdict verdict) => verdict switch
    {
        SoakVerdict.Steady => "steady",
        SoakVerdict.Drifts => "drifts",
        SoakVerdict.Unsteady => "unsteady",
        _ => "too short",
    };
}
