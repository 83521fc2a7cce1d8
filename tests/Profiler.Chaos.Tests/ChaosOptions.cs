using System.Globalization;

namespace Profiler.Chaos.Tests;

/// <summary>How large a run is.</summary>
/// <param name="Window">How long faults are injected, unless all jobs end earlier.</param>
/// <param name="Drain">How long the jobs may take to end once the faults have.</param>
/// <param name="Folder">Where logs and the report are kept; null for nowhere.</param>
internal sealed record ChaosOptions(TimeSpan Window, TimeSpan Drain, int Boards, int Jobs, int Seed, string? Folder)
{
    /// <summary>Each board meets a fault about this often; between, most jobs get through.</summary>
    public static readonly TimeSpan BetweenFaultsOfABoard = TimeSpan.FromSeconds(10);

    public static readonly TimeSpan BetweenCoordinatorDeaths = TimeSpan.FromSeconds(20);

    private const string Prefix = "PROFILER_CHAOS_";

    public static ChaosOptions FromEnvironment()
    {
        var window = TimeSpan.FromMinutes(Number("MINUTES", 1.25));
        return new ChaosOptions(
            window,
            TimeSpan.FromMinutes(4) + window,
            (int)Number("BOARDS", 6),
            (int)Number("JOBS", 60),
            (int)Number("SEED", 1),
            Environment.GetEnvironmentVariable($"{Prefix}FOLDER"));
    }

    private static double Number(string name, double otherwise) =>
        Environment.GetEnvironmentVariable(Prefix + name) is { Length: > 0 } text
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
