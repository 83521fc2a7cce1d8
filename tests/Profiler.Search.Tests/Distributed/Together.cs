using System.Net;
using System.Net.Sockets;
using Profiler.Search.Distributed;

namespace Profiler.Search.Tests.Distributed;

/// <summary>Runs workers on threads of this process, each in a group of its own: to the library they are processes.</summary>
internal static class Together
{
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    internal static T[] Run<T>(int workers, Func<WorkerGroup, T> work)
    {
        WorkerEnvironment first = First(workers);
        T[] results = new T[workers];
        Exception?[] failures = new Exception?[workers];
        Thread[] threads = [.. Enumerable.Range(0, workers).Select(rank => new Thread(() =>
        {
            try
            {
                using WorkerGroup group = WorkerGroup.Join(first with { Rank = rank, LocalRank = rank }, Patience);
                results[rank] = work(group);
            }
            catch (Exception exception)
            {
                failures[rank] = exception;
            }
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        return Array.Find(failures, failure => failure is not null) is { } found ? throw new AggregateException(found) : results;
    }

    internal static WorkerEnvironment First(int workers)
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return new WorkerEnvironment(0, workers, 0, "127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port);
    }
}
