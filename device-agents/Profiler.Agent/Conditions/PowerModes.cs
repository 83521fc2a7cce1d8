using System.Globalization;
using System.Text.RegularExpressions;
using Profiler.Agent.Hosts;

namespace Profiler.Agent.Conditions;

/// <summary>The power modes of a Jetson, from nvpmodel's configuration, and the one that it is in.</summary>
internal static partial class PowerModes
{
    private const string Configuration = "etc/nvpmodel.conf";
    private const string Status = "var/lib/nvpmodel/status";

    /// <summary>Names by number; empty where the board has none.</summary>
    public static IReadOnlyDictionary<int, string> All(HostReader host)
    {
        var modes = new SortedDictionary<int, string>();
        foreach (Match mode in Mode().Matches(Uncommented(host)))
        {
            modes[int.Parse(mode.Groups["id"].Value, CultureInfo.InvariantCulture)] = mode.Groups["name"].Value;
        }

        return modes;
    }

    /// <summary>
    /// The mode's name: of the mode that was chosen last ("pmode:0002" and more words), or of the configuration's
    /// default where none ever was. PCs have a platform profile. Null where there is neither.
    /// </summary>
    public static string? Current(HostReader host)
    {
        if (Chosen(host) is { } id)
        {
            return All(host).TryGetValue(id, out string? name) ? name : $"nvpmodel-{id:D4}";
        }

        return host.ReadText("sys/firmware/acpi/platform_profile");
    }

    private static int? Chosen(HostReader host)
    {
        Match chosen = Pmode().Match(host.ReadText(Status) ?? string.Empty);
        if (!chosen.Success)
        {
            chosen = Default().Match(Uncommented(host));
        }

        return chosen.Success ? int.Parse(chosen.Groups["id"].Value, CultureInfo.InvariantCulture) : null;
    }

    private static string Uncommented(HostReader host) => string.Join('\n', (host.ReadText(Configuration) ?? string.Empty)
        .Split('\n').Where(line => !line.TrimStart().StartsWith('#')));

    [GeneratedRegex(@"<\s*POWER_MODEL\s+ID=(?<id>\d{1,4})\s+NAME=(?<name>[^\s>]+)\s*>")]
    private static partial Regex Mode();

    [GeneratedRegex(@"<\s*PM_CONFIG\s+DEFAULT=(?<id>\d{1,4})\s*>")]
    private static partial Regex Default();

    [GeneratedRegex(@"^pmode:(?<id>\d{1,4})\b")]
    private static partial Regex Pmode();
}
