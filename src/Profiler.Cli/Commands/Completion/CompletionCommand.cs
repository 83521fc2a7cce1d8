using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Completion;

/// <summary>profiler completion bash|zsh|fish</summary>
public sealed class CompletionCommand : ProfilerCommand
{
    private static readonly string[] Shells = ["bash", "zsh", "fish"];

    private readonly Argument<string> _shell = new("shell") { Description = "The shell: bash, zsh or fish" };

    public CompletionCommand(CommandEnvironment environment)
        : base(
            environment,
            "completion",
            "Print a script that completes commands and names in a shell.",
            "source <(profiler completion bash)",
            "profiler completion fish > ~/.config/fish/completions/profiler.fish")
    {
        _shell.CompletionSources.Add(Shells);
        Add(_shell);
    }

    protected override Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string shell = arguments.GetRequiredValue(_shell);
        string script = shell switch
        {
            "bash" => CompletionScripts.Bash,
            "zsh" => CompletionScripts.Zsh,
            "fish" => CompletionScripts.Fish,
            _ => throw NameSuggestion.Unknown("shell", shell, Shells),
        };
        output.Write(new CompletionDocument(shell, script), (text, document) => text.Line(document.Script));
        return Task.CompletedTask;
    }
}
