using System.Collections.Immutable;

namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <summary>What decides which agent a board can run.</summary>
/// <param name="Machine">As `uname -m` names it.</param>
/// <param name="DotNet">The .NET host's path on the board; empty where there is none.</param>
/// <param name="Runtimes">Versions of Microsoft.NETCore.App.</param>
internal sealed record BoardFacts(string Machine, string DotNet, ImmutableArray<Version> Runtimes)
{
    /// <param name="text">Lines name=value, as the script prints them.</param>
    public static BoardFacts Parse(string text)
    {
        ILookup<string, string> values = text.Split('\n').Select(line => line.Split('=', 2)).Where(parts => parts.Length == 2)
            .ToLookup(parts => parts[0], parts => parts[1].Trim());
        return new BoardFacts(
            values["machine"].FirstOrDefault("unknown"),
            values["dotnet"].FirstOrDefault(string.Empty),
            [.. values["runtime"].Select(RuntimeOf).OfType<Version>()]);
    }

    /// <summary>"Microsoft.NETCore.App 10.0.1 [folder]"; others, and previews, are no runtime for the agent.</summary>
    private static Version? RuntimeOf(string line) =>
        line.Split(' ') is ["Microsoft.NETCore.App", var version, ..] && Version.TryParse(version, out Version? found) ? found : null;
}
