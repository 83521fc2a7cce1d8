using System.Diagnostics;
using Profiler.Fleet.Agents;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Transports;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Agents;

/// <summary>The agent that is shipped, as a child process.</summary>
public sealed class RealAgentTests : IDisposable
{
    private const int Many = 20_000;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-agent-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_cancelled_measure_ends_and_the_agent_serves_on()
    {
        await using AgentClient client = await AgentClient.ConnectAsync(Start(), CancellationToken.None);
        using var cancellation = new CancellationTokenSource();
        int visits = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (Visit _ in client.RunAsync(Requests(Many), cancellation.Token))
            {
                visits++;
                await cancellation.CancelAsync();
            }
        });
        Assert.InRange(visits, 1, Many - 1);

        int after = 0;
        await foreach (Visit _ in client.RunAsync(Requests(3), CancellationToken.None))
        {
            after++;
        }

        Assert.Equal(3, after);
    }

    [Fact]
    public async Task A_killed_agent_is_told_as_one_that_died()
    {
        ChildProcessTransport transport = Start();
        await using AgentClient client = await AgentClient.ConnectAsync(transport, CancellationToken.None);
        var error = await Assert.ThrowsAsync<ProfilerException>(async () =>
        {
            await foreach (Visit visit in client.RunAsync(Requests(Many), CancellationToken.None))
            {
                if (visit.Round == 0)
                {
                    using Process agent = Process.GetProcessById(transport.ProcessId);
                    agent.Kill();
                }
            }
        });
        Assert.Equal(ErrorCode.AgentDied, error.Code);
        Assert.Contains("signal 9", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_runtime_that_dies_fails_its_measure_and_the_agent_serves_on()
    {
        ChildProcessTransport transport = Start();
        await using AgentClient client = await AgentClient.ConnectAsync(transport, CancellationToken.None);
        var error = await Assert.ThrowsAsync<ProfilerException>(async () =>
        {
            await foreach (Visit visit in client.RunAsync(Requests(Many), CancellationToken.None))
            {
                if (visit.Round == 0)
                {
                    using Process worker = Process.GetProcessById(ChildOf(transport.ProcessId));
                    worker.Kill();
                }
            }
        });
        Assert.Equal(ErrorCode.RuntimeFailed, error.Code);
        Assert.Contains("exit code 137", error.Message, StringComparison.Ordinal);

        int after = 0;
        await foreach (Visit _ in client.RunAsync(Requests(3), CancellationToken.None))
        {
            after++;
        }

        Assert.Equal(3, after);
    }

    [Fact]
    public async Task What_the_agent_said_at_its_end_is_passed_on()
    {
        ChildProcessTransport transport = ChildProcessTransport.Start(Agent, "--nonsense", "1");
        var error = await Assert.ThrowsAsync<ProfilerException>(() => AgentClient.ConnectAsync(transport, CancellationToken.None));
        Assert.Equal(ErrorCode.AgentDied, error.Code);
        Assert.Contains("--nonsense", error.Message, StringComparison.Ordinal);
        Assert.Contains("exit code 2", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_agent_that_is_not_there_is_named()
    {
        string path = Path.Combine(_folder.FullName, "agent.dll");
        var error = Assert.Throws<ProfilerException>(() => ChildProcessTransport.Start(path));
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
    }

    private static string Agent => Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll");

    private static int ChildOf(int parent) => Directory.EnumerateDirectories($"/proc/{parent}/task")
        .SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(int.Parse)
        .Single();

    private ChildProcessTransport Start() => ChildProcessTransport.Start(
        Agent, "--models", Path.Combine(_folder.FullName, "models"), "--lane", Path.Combine(_folder.FullName, "lane"));

    private static VisitRequest[] Requests(int count) => [.. Enumerable.Range(0, count).Select(round => Bench.Visit("a", round))];
}
