using System.Runtime.CompilerServices;

namespace Profiler.Cli.Tests;

/// <summary>Commands that are given no database get one of the tests' own, not that of whoever runs them.</summary>
internal static class OwnDataFolder
{
    [ModuleInitializer]
    internal static void Set()
    {
        string folder = Directory.CreateTempSubdirectory("profiler-cli-tests-").FullName;
        Environment.SetEnvironmentVariable("XDG_DATA_HOME", folder);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
    }
}
