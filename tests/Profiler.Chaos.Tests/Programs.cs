namespace Profiler.Chaos.Tests;

/// <summary>The built programs.</summary>
internal static class Programs
{
    /// <summary>The .NET host that runs this test.</summary>
    public static string DotNet => Environment.ProcessPath is { } path && Path.GetFileName(path) == "dotnet" ? path : "dotnet";

    public static string Profiler => Path.Combine(AppContext.BaseDirectory, "profiler.dll");
}
