using System.Diagnostics;
using System.Reflection;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>
/// Measures each request in a process of its own: this program with --worker, spoken to by the same protocol. A process
/// draws the places of its code and heap once, and all its numbers share that draw: the ratio of a network to the
/// reference differed by up to 5 % from one process to the next and by 1 % within one. A request is one round, so an
/// item's rounds average over many draws. It also keeps a runtime that crashes from taking the agent with it.
/// </summary>
internal sealed class WorkerMeasurer(AgentOptions options) : IMeasurer
{
    /// <summary>How long a worker whose input was closed may take to end by itself.</summary>
    private static readonly TimeSpan ExitPatience = TimeSpan.FromSeconds(5);

    public void Run(MeasureRequest request, Action<AgentReply> report, CancellationToken cancellationToken) =>
        Ask(
            request,
            reply =>
            {
                if (reply is VisitReply or ProgressReply)
                {
                    report(reply);
                }

                return reply is DoneReply;
            },
            cancellationToken);

    public CheckedReply Check(CheckRequest request, CancellationToken cancellationToken)
    {
        CheckedReply? found = null;
        try
        {
            Ask(request, reply => (found = reply as CheckedReply) is not null, cancellationToken);
            return found!;
        }
        catch (AgentException error) when (error.Code == AgentFailure.RunFailed && !cancellationToken.IsCancellationRequested)
        {
            return new CheckedReply(request.Id, [], error.Message);
        }
    }

    public GraphReply ReadGraph(GraphRequest request, CancellationToken cancellationToken)
    {
        GraphReply? found = null;
        Ask(request, reply => (found = reply as GraphReply) is not null, cancellationToken);
        return found!;
    }

    public EnergyReply WatchEnergy(EnergyRequest request, Action<AgentReply> report, CancellationToken cancellationToken)
    {
        EnergyReply? watched = null;
        Ask(
            request,
            reply =>
            {
                if (reply is ProgressReply)
                {
                    report(reply);
                }

                return (watched = reply as EnergyReply) is not null;
            },
            cancellationToken);
        return watched!;
    }

    public void Dispose()
    {
    }

    /// <param name="isLast">Takes a reply and says whether it ends the request.</param>
    private void Ask(AgentRequest request, Func<AgentReply, bool> isLast, CancellationToken cancellationToken)
    {
        using Process process = Start();
        try
        {
            Converse(process, request, isLast, cancellationToken).GetAwaiter().GetResult();
        }
        finally
        {
            End(process);
        }
    }

    private Process Start()
    {
        string program = Assembly.GetExecutingAssembly().Location;
        var start = new ProcessStartInfo(Environment.ProcessPath ?? "dotnet", [program, AgentOptions.WorkerOption, "--models", options.ModelFolder])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        return Process.Start(start)
            ?? throw new AgentException(AgentFailure.RunFailed, "The agent cannot start the process that measures.");
    }

    private static async Task Converse(
        Process process, AgentRequest request, Func<AgentReply, bool> isLast, CancellationToken cancellationToken)
    {
        using var writer = new FrameWriter<AgentRequest>(process.StandardInput.BaseStream, ProtocolJson.Default.AgentRequest);
        var reader = new FrameReader<AgentReply>(process.StandardOutput.BaseStream, ProtocolJson.Default.AgentReply);
        await writer.WriteAsync(request, CancellationToken.None);
        await using CancellationTokenRegistration stop = cancellationToken.Register(
            () => _ = writer.WriteAsync(new CancelRequest(request.Id, request.Id), CancellationToken.None));
        while (true)
        {
            switch (await reader.ReadAsync(CancellationToken.None))
            {
                case FailedReply failed:
                    throw new AgentException(failed.Code, failed.Message, failed.Advice);
                case null:
                    process.WaitForExit();
                    throw new AgentException(
                        AgentFailure.RunFailed, $"The runtime ended the process that measures, with exit code {process.ExitCode}.");
                case AgentReply reply when isLast(reply):
                    return;
            }
        }
    }

    private static void End(Process process)
    {
        process.StandardInput.Close();
        if (!process.WaitForExit(ExitPatience))
        {
            process.Kill();
        }
    }
}
