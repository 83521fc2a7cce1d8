using System.Diagnostics;
using Profiler.Agent.Tests.Support;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests;

/// <summary>How an agent and its workers end, and what one that was killed leaves.</summary>
public sealed class EndTests : IDisposable
{
    /// <summary>Far above what an end takes on a busy machine.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task SIGTERM_ends_an_idle_agent_with_0_and_says_so()
    {
        using var agent = new AgentProcess(_folder);
        Assert.IsType<HelloReply>(await agent.NextAsync());
        agent.Signal("TERM");
        (int exitCode, string error) = await agent.EndAsync().WaitAsync(Patience);
        Assert.Equal(0, exitCode);
        Assert.Contains("SIGTERM", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SIGTERM_in_mid_measure_ends_agent_and_worker_and_passes_for_no_cancellation()
    {
        using var agent = new AgentProcess(_folder);
        using Process worker = await MeasuringAsync(agent);
        agent.Signal("TERM");
        var replies = new List<AgentReply>();
        await Assert.ThrowsAsync<EndOfStreamException>(async () =>
        {
            while (true)
            {
                replies.Add(await agent.NextAsync());
            }
        });
        Assert.DoesNotContain(replies, reply => reply is FailedReply or DoneReply);
        Assert.Equal(0, (await agent.EndAsync().WaitAsync(Patience)).ExitCode);
        await worker.WaitForExitAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task SIGTERM_to_a_worker_does_not_end_it()
    {
        using var agent = new AgentProcess(_folder);
        using Process worker = await MeasuringAsync(agent);
        AgentProcess.Signal(worker.Id, "TERM");
        await agent.SendAsync(new CancelRequest(2, Target: 1));
        AgentReply reply;
        do
        {
            reply = await agent.NextAsync();
        }
        while (reply is not (FailedReply or DoneReply));
        Assert.Equal(AgentFailure.Cancelled, Assert.IsType<FailedReply>(reply).Code);
    }

    [Fact]
    public async Task The_worker_of_a_killed_agent_ends()
    {
        using var agent = new AgentProcess(_folder);
        using Process worker = await MeasuringAsync(agent);
        agent.Kill();
        await worker.WaitForExitAsync().WaitAsync(Patience);
    }

    /// <summary>A parent that vanishes leaves both ends of its pipes closed.</summary>
    [Fact]
    public async Task An_agent_whose_parent_vanished_ends_with_its_worker()
    {
        using var agent = new AgentProcess(_folder);
        using Process worker = await MeasuringAsync(agent);
        using Process process = Process.GetProcessById(agent.Id);
        agent.CloseInput();
        agent.CloseOutput();
        await process.WaitForExitAsync().WaitAsync(Patience);
        await worker.WaitForExitAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task A_starting_agent_removes_what_killed_ones_left()
    {
        string stale = _folder.Write("models/a.onnx.1.partial", "half");
        string trace = _folder.Write("tmp/profiler-trace-x/trace.json", "[");
        string other = _folder.Write("tmp/others/file", "stays");
        File.SetLastWriteTimeUtc(stale, DateTime.UnixEpoch);
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(trace)!, DateTime.UnixEpoch);
        Directory.SetLastWriteTimeUtc(Path.GetDirectoryName(other)!, DateTime.UnixEpoch);
        using var agent = new AgentProcess(_folder, ("TMPDIR", _folder.PathOf("tmp")));
        Assert.IsType<HelloReply>(await agent.NextAsync());
        Assert.False(File.Exists(stale));
        Assert.False(File.Exists(trace));
        Assert.True(File.Exists(other));
    }

    private static async Task<Process> MeasuringAsync(AgentProcess agent)
    {
        await agent.SendAsync(Requests.Measure(1, [.. Enumerable.Range(0, 20_000).Select(i => Requests.Visit("long", round: i))]));
        while (await agent.NextAsync() is not ProgressReply)
        {
        }

        return Process.GetProcessById(agent.ChildId());
    }
}
