using System.Reflection;

namespace Profiler.Fleet.Jobs;

/// <summary>This program's version, as stored with every number.</summary>
public static class ProgramVersion
{
    public static string Text { get; } =
        typeof(ProgramVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "unknown";
}
