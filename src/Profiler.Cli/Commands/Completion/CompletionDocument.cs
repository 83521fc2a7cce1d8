namespace Profiler.Cli.Commands.Completion;

/// <summary>A completion script and the shell it is for.</summary>
public sealed record CompletionDocument(string Shell, string Script);
