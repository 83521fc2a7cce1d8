namespace Profiler.Fleet.Transports.Ssh;

/// <summary>One connection to a board. Disposing closes it and leaves nothing behind on either side.</summary>
public interface ISshLink : IAsyncDisposable
{
    /// <summary>Why the link is gone, in words for a user; null where it stands. Waits a moment for the news to arrive.</summary>
    Task<string?> FindFaultAsync();

    /// <param name="command">For the account's shell.</param>
    /// <exception cref="Networks.Errors.ProfilerException">LinkLost.</exception>
    Task<ISshCommand> StartAsync(string command, CancellationToken cancellationToken);
}
