namespace Profiler.Cli.Commands.Reporting;

/// <summary>A report that was written.</summary>
/// <param name="Headline">Its answer in a sentence.</param>
public sealed record WrittenReport(string File, string Headline);
