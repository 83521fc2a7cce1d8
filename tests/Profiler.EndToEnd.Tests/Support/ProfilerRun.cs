using System.Text.Json;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>What one run of the program left behind.</summary>
public sealed record ProfilerRun(int ExitCode, string Output, string Error)
{
    public JsonElement Json() => JsonDocument.Parse(Output).RootElement;

    /// <summary>The error document's detail.</summary>
    public JsonElement ErrorJson() => JsonDocument.Parse(Error).RootElement.GetProperty("error");

    /// <summary>Asserts that the run failed as a user is to see it, and not as a bug.</summary>
    /// <param name="phrases">What the message or its advice says.</param>
    public void Failed(int exitCode, string code, params string[] phrases)
    {
        Assert.True(ExitCode == exitCode, $"exit code {ExitCode}: {Error}");
        JsonElement error = ErrorJson();
        Assert.Equal(code, error.GetProperty("code").GetString());
        string text = $"{error.GetProperty("message").GetString()} {error.GetProperty("advice").GetString()}";
        Assert.All(phrases, phrase => Assert.Contains(phrase, text, StringComparison.Ordinal));
        Assert.Empty(Output);
    }
}
