namespace Profiler.Cli.Reports;

/// <summary>The style sheet and scripts embedded in this assembly.</summary>
internal static class ReportAssets
{
    public static string Read(string file)
    {
        using Stream stream = typeof(ReportAssets).Assembly.GetManifestResourceStream($"Reports.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
