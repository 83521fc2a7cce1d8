using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests;

/// <summary>What holds for every command in the tree, also for those that come later.</summary>
public sealed class CommandTreeTests
{
    public static TheoryData<string> Leaves() => [.. Commands().Select(leaf => leaf.Path)];

    /// <summary>Every argument that takes text, with how many arguments stand before it.</summary>
    public static TheoryData<string, int> TextArguments()
    {
        var arguments = new TheoryData<string, int>();
        foreach ((string path, Command command) in Commands())
        {
            foreach ((int place, Argument argument) in command.Arguments.Index())
            {
                if (argument.ValueType == typeof(string) || argument.ValueType == typeof(string[]))
                {
                    arguments.Add(path, place);
                }
            }
        }

        return arguments;
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public async Task Help_has_examples_of_the_command_and_fits_80_columns(string path)
    {
        CommandRun run = await CommandHost.RunAsync([.. path.Split(' '), "--help"]);

        Assert.Equal(0, run.ExitCode);
        string examples = run.Output[run.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"profiler {path}", examples);
        Assert.All(run.OutputLines, line => Assert.InRange(line.Length, 0, 80));
    }

    [Theory]
    [MemberData(nameof(Leaves))]
    public async Task An_unknown_option_is_a_usage_error_of_the_common_form(string path)
    {
        CommandRun run = await CommandHost.RunAsync([.. path.Split(' '), "--no-such-option"]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.StartsWith("error: ", run.Error);
        Assert.Contains("--no-such-option", run.Error);
    }

    [Theory]
    [MemberData(nameof(TextArguments))]
    public async Task A_misspelt_option_is_not_taken_for_an_argument(string path, int before)
    {
        string[] words = [.. Enumerable.Repeat("x", before), "--jsno", "x"];

        CommandRun run = await CommandHost.RunAsync([.. path.Split(' '), .. words]);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Empty(run.Output);
        Assert.Contains($"There is no option of 'profiler {path}' named '--jsno'.", run.Error);
        Assert.Contains("Did you mean '--json'?", run.Error);
    }

    private static IEnumerable<(string Path, Command Command)> Commands() =>
        LeavesOf(CommandTree.Build(new CommandEnvironment(TextWriter.Null, TextWriter.Null, TimeProvider.System)), "");

    private static IEnumerable<(string Path, Command Command)> LeavesOf(Command command, string prefix) =>
        command.Subcommands.Where(child => !child.Hidden).SelectMany(child =>
            child is ProfilerCommand ? [($"{prefix}{child.Name}", child)] : LeavesOf(child, $"{prefix}{child.Name} "));
}
