using System.Text.RegularExpressions;

namespace Profiler.Architecture.Tests;

public sealed partial class SourceTests
{
    private const int LongestFile = 400;

    /// <summary>Families of small records that are read together: each file is one side of the agent's protocol.</summary>
    private static readonly string[] MessageFamilies =
    [
        "src/Profiler.Measurement/Protocol/AgentRequests.cs",
        "src/Profiler.Measurement/Protocol/AgentReplies.cs",
    ];

    /// <summary>Where the processor's own counter is read: the timed loop is what the rest of the house injects a clock for.</summary>
    private const string TimingLoop = "device-agents/Profiler.Agent/Serving/";

    private static IEnumerable<SourceFile> Production => Repository.Sources("src", "device-agents");

    private static IEnumerable<SourceFile> All => Repository.Sources("src", "device-agents", "tests");

    [Fact]
    public void Time_and_randomness_are_injected() =>
        Assert.Empty(Production.SelectMany(source => source.Find(AmbientPattern())));

    [Fact]
    public void Only_the_timing_loop_reads_the_stopwatch() =>
        Assert.Empty(Production
            .Where(source => !source.Path.StartsWith(TimingLoop, StringComparison.Ordinal))
            .SelectMany(source => source.Find(StopwatchPattern())));

    [Fact]
    public void Delays_are_given_a_clock() =>
        Assert.Empty(Production.SelectMany(source => source.Find(DelayPattern())));

    [Fact]
    public void A_file_has_one_public_type() =>
        Assert.Empty(All.Where(source => source.PublicTypes > 1 && !MessageFamilies.Contains(source.Path)).Select(source => source.Path));

    [Fact]
    public void A_file_is_short() =>
        Assert.Empty(All.Where(source => source.Lines.Length > LongestFile).Select(source => source.Path));

    [Fact]
    public void Namespaces_match_folders() =>
        Assert.Empty(All
            .Where(source => source.Namespace is { } found && found != ExpectedNamespace(source.Path))
            .Select(source => $"{source.Path}: {source.Namespace}"));

    [Fact]
    public void Every_exempt_file_exists() =>
        Assert.All(MessageFamilies, file => Assert.True(File.Exists(Path.Combine(Repository.Root, file)), file));

    /// <summary>The nearest project's name, then the folders between it and the file.</summary>
    private static string ExpectedNamespace(string path)
    {
        string folder = Path.GetDirectoryName(Path.Combine(Repository.Root, path))!;
        string project = folder;
        while (Directory.GetFiles(project, "*.csproj").Length == 0)
        {
            project = Path.GetDirectoryName(project)!;
        }

        string name = Path.GetFileNameWithoutExtension(Directory.GetFiles(project, "*.csproj").Single());
        string inner = Path.GetRelativePath(project, folder);
        return inner == "." ? name : $"{name}.{inner.Replace(Path.DirectorySeparatorChar, '.')}";
    }

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b|\bnew Random\(\s*\)|\bRandom\.Shared\b|\bEnvironment\.TickCount|\bThread\.Sleep\(")]
    private static partial Regex AmbientPattern();

    [GeneratedRegex(@"\bStopwatch\b")]
    private static partial Regex StopwatchPattern();

    /// <summary>Task.Delay with one or two plain arguments, of which none is a clock.</summary>
    [GeneratedRegex(@"\bTask\.Delay\((?!.*(?:[tT]ime\b|[cC]lock|TimeProvider))")]
    private static partial Regex DelayPattern();
}
