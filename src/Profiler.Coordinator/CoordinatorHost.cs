using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.DependencyInjection;
using Profiler.Coordinator.Lanes;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Coordinator;

/// <summary>One coordinator from its start to its end.</summary>
public static class CoordinatorHost
{
    /// <summary>Opens the database, listens, and serves until it is told to stop.</summary>
    /// <param name="listening">Called once with the addresses, when requests are answered.</param>
    /// <param name="stop">Takes no more jobs, lets running measurements end within the grace, then returns.</param>
    /// <exception cref="ProfilerException">It cannot start: the database, an address, a certificate, or no key.</exception>
    public static async Task RunAsync(
        CoordinatorOptions options, TimeProvider time, Action<IReadOnlyCollection<string>> listening, CancellationToken stop)
    {
        using ProfilerDatabase database = await ProfilerDatabase.OpenAsync(options.Database, time);
        await using WebApplication app = await CoordinatorApp.BuildAsync(options, database, time);
        await StartAsync(app, options);
        listening([.. app.Urls]);
        var stopped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using (stop.Register(stopped.SetResult))
        {
            await stopped.Task;
        }

        // While the lanes end, requests are still answered, so that whoever waits for a job sees its end.
        await app.Services.GetRequiredService<LaneHost>().StopAsync(CancellationToken.None);
        await app.StopAsync(CancellationToken.None);
    }

    private static async Task StartAsync(WebApplication app, CoordinatorOptions options)
    {
        try
        {
            await app.StartAsync();
        }
        catch (IOException error) when (error.InnerException is AddressInUseException)
        {
            throw new ProfilerException(
                ErrorCode.Conflict,
                $"Another program listens already on one of {options.Urls}.",
                "Stop it, or give another port: --urls http://127.0.0.1:5081.",
                error);
        }
        catch (Exception error) when (error is IOException or System.Net.Sockets.SocketException)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"Nothing can listen on {options.Urls}: {error.Message}",
                "Give an address of this machine, and a port that you may use: those below 1024 need rights.",
                error);
        }
    }
}
