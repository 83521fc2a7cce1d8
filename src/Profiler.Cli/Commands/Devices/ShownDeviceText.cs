using System.Globalization;
using Profiler.Cli.Output;
using Profiler.Fleet.Admission;

namespace Profiler.Cli.Commands.Devices;

/// <summary>A registered device for people.</summary>
public static class ShownDeviceText
{
    public static void Render(TextOutput text, ShownDevice device)
    {
        text.Line($"{device.Name}: {device.State}{(device.RunningJob is { } job ? $", runs job {job}" : "")}");
        text.Line($"  reached     {device.Transport}{(device.Address is { } address ? $", {address}" : "")}");
        if (device.HostKey is { } hostKey)
        {
            text.Line($"  host key    {hostKey}");
        }

        text.Line($"  registered  {Time(device.RegisteredAt)}");
        text.Line($"  answered    {(device.SeenAt is { } seen ? Time(seen) : "never yet")}");
        if (device.Problem is { } problem)
        {
            text.Line($"  problem     {problem.Message}");
            if (problem.Advice is { } advice)
            {
                text.Line($"              {advice}");
            }
        }

        if (device.ProbeAt is { } probeAt)
        {
            text.Line($"  next probe  {Time(probeAt)}");
        }

        if (device.Admission is { } report)
        {
            AdmissionText.Render(text, AdmissionReport.FromJson(report.GetRawText()));
        }
        else
        {
            text.Line($"  admission   never tested; 'profiler device admit {device.Name}' does");
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
