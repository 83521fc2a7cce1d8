namespace Profiler.Cli.Tests.Hosting;

/// <summary>The first JSON example of a page under docs/, so that documentation and program cannot part.</summary>
public static class DocumentationExample
{
    private const string Fence = "```";

    public static string Of(string page)
    {
        string text = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, page));
        int start = text.IndexOf($"{Fence}json", StringComparison.Ordinal) + $"{Fence}json".Length;
        return text[start..text.IndexOf(Fence, start, StringComparison.Ordinal)];
    }
}
