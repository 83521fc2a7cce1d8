using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests;

/// <summary>What holds for every command in the tree, also for those that come later.</summary>
public sealed class CommandTreeTests
{
    public static TheoryData<string> Leaves()
    {
        var leaves = new TheoryData<string>();
        var environment = new CommandEnvironment(TextWriter.Null, TextWriter.Null, TimeProvider.System);
        foreach (string path in PathsOf(CommandTree.Build(environment), ""))
        {
            leaves.Add(path);
        }

        return leaves;
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
    }

    private static IEnumerable<string> PathsOf(Command command, string prefix) => command.Subcommands.Where(child => !child.Hidden).SelectMany(child =>
        child is ProfilerCommand ? [$"{prefix}{child.Name}"] : PathsOf(child, $"{prefix}{child.Name} "));
}
