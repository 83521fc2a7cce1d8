using System.Diagnostics;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Tests.Support;

namespace Profiler.Agent.Tests.Hosts.Tools;

public sealed class CommandRunnerTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder _folder = new();
    private readonly CommandRunner _runner;

    public CommandRunnerTests() => _runner = new CommandRunner($"{_folder.Path}/none:{_folder.Path}");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Both_streams_the_arguments_and_the_exit_code_come_back()
    {
        Script("tool", "echo \"out $1 $2\"; echo err >&2; exit 7");
        ToolResult result = _runner.Run("tool", ["a b", "c"], Limit);
        Assert.Equal((ToolEnd.Exited, 7), (result.End, result.ExitCode));
        Assert.Equal(("out a b c\n", "err\n"), (result.Output, result.Error));
        Assert.False(result.IsSuccess);
        Assert.Equal("out a b c err", result.Said);
    }

    [Fact]
    public void The_input_is_read_and_then_ends()
    {
        Script("tool", "cat");
        Assert.Equal("no\n", _runner.Run("tool", [], Limit, "no\n").Output);
    }

    [Fact]
    public void A_tool_that_reads_no_input_takes_nothing_ill()
    {
        Script("tool", "exit 0");
        Assert.True(_runner.Run("tool", [], Limit, new string('x', 1 << 20)).IsSuccess);
    }

    [Fact]
    public void A_tool_that_is_not_there_is_not_found()
    {
        Assert.Equal(ToolEnd.NotFound, _runner.Run("no-such-tool", [], Limit).End);
        Assert.Equal(ToolEnd.NotFound, _runner.Run(_folder.PathOf("no-such-tool"), [], Limit).End);
    }

    [Fact]
    public void A_file_that_is_no_program_is_not_found_and_named()
    {
        _folder.Write("text", "words");
        ToolResult result = _runner.Run("text", [], Limit);
        Assert.Equal(ToolEnd.NotFound, result.End);
        Assert.Contains(_folder.PathOf("text"), result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tool_past_its_limit_is_killed_with_its_children()
    {
        Script("tool", $"sleep 600 & echo $! > {_folder.PathOf("child")}; echo begun; wait");
        ToolResult result = _runner.Run("tool", [], TimeSpan.FromMilliseconds(500));
        Assert.Equal(ToolEnd.TimedOut, result.End);
        Assert.Equal("begun\n", result.Output);
        int child = int.Parse((await File.ReadAllTextAsync(_folder.PathOf("child"))).Trim());
        for (int look = 0; look < 100 && IsRunning(child); look++)
        {
            await Task.Delay(20);
        }

        Assert.False(IsRunning(child));
    }

    [Fact]
    public void Output_without_end_is_kept_up_to_a_megabyte()
    {
        Script("tool", "head -c 3000000 /dev/zero | tr '\\0' x");
        Assert.Equal(CommandRunner.MaxCharacters, _runner.Run("tool", [], Limit).Output.Length);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using Process process = Process.GetProcessById(id);
            return !File.ReadAllText($"/proc/{id}/stat").Contains(") Z ", StringComparison.Ordinal);
        }
        catch (Exception error) when (error is ArgumentException or IOException)
        {
            return false;
        }
    }

    private void Script(string name, string text) => Scripts.Write(_folder, name, text);
}
