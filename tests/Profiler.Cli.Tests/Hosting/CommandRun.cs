using System.Text.Json;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>What one run of the command left behind.</summary>
public sealed record CommandRun(int ExitCode, string Output, string Error)
{
    public IEnumerable<string> OutputLines => Output.ReplaceLineEndings("\n").Split('\n');

    /// <summary>Standard output as the one JSON document that it must be.</summary>
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

    /// <summary>The error document's detail on standard error.</summary>
    public JsonElement ErrorJson() => JsonDocument.Parse(Error).RootElement.GetProperty("error");
}
