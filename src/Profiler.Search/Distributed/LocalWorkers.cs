using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Profiler.Networks.Errors;

namespace Profiler.Search.Distributed;

/// <summary>The workers after the first, started on this machine; this process is the first.</summary>
public sealed class LocalWorkers : IDisposable
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(10);

    private readonly List<Process> _processes = [];

    private LocalWorkers(WorkerEnvironment environment) => Environment = environment;

    /// <summary>This process's own place.</summary>
    public WorkerEnvironment Environment { get; }

    /// <summary>Starts workers 1 to <paramref name="count"/> - 1.</summary>
    /// <param name="count">Workers in all.</param>
    /// <param name="command">The program and arguments of every worker; its environment gets the variables of torchrun.</param>
    /// <exception cref="ProfilerException">A worker cannot be started.</exception>
    public static LocalWorkers Start(int count, Func<ProcessStartInfo> command)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        LocalWorkers workers = new(new WorkerEnvironment(0, count, 0, $"{IPAddress.Loopback}", FreePort()));
        try
        {
            for (int rank = 1; rank < count; rank++)
            {
                workers._processes.Add(Start(workers.Environment with { Rank = rank, LocalRank = rank }, command()));
            }

            return workers;
        }
        catch
        {
            workers.Dispose();
            throw;
        }
    }

    /// <summary>What became of the workers that have ended: "worker 1 ended with exit code 137". Empty where all run or ended well.</summary>
    public IReadOnlyList<string> Casualties() =>
        [.. _processes
            .Select((process, index) => (process, Rank: index + 1))
            .Where(worker => worker.process.HasExited && worker.process.ExitCode != 0)
            .Select(worker => $"worker {worker.Rank} ended with exit code {worker.process.ExitCode}")];

    /// <summary>Waits a little for the workers to end by themselves and kills the rest.</summary>
    public void Dispose()
    {
        foreach (Process process in _processes)
        {
            if (!process.WaitForExit(Grace))
            {
                process.Kill(entireProcessTree: true);
                process.WaitForExit();
            }

            process.Dispose();
        }

        _processes.Clear();
    }

    private static Process Start(WorkerEnvironment environment, ProcessStartInfo command)
    {
        foreach ((string name, string value) in environment.ToVariables())
        {
            command.Environment[name] = value;
        }

        try
        {
            Process process = Process.Start(command)!;
            Drain(process, command);
            return process;
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            throw new ProfilerException(
                ErrorCode.MissingDependency, $"Worker {environment.Rank} cannot be started: {exception.Message}", null, exception);
        }
    }

    /// <summary>What nobody reads would fill its pipe, and the worker would wait for ever.</summary>
    private static void Drain(Process process, ProcessStartInfo command)
    {
        if (command.RedirectStandardOutput)
        {
            process.BeginOutputReadLine();
        }

        if (command.RedirectStandardError)
        {
            process.BeginErrorReadLine();
        }
    }

    /// <summary>A port that was free a moment ago; another program may take it before the workers meet, who then say so.</summary>
    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
