namespace Profiler.Fleet.Transports.Ssh;

/// <summary>Reaches hosts over SSH: the one seam between what is done on a board and the program or library that speaks SSH.</summary>
public interface ISshLinks
{
    /// <summary>Asks a host for its key without trusting it and without offering it any credential.</summary>
    /// <param name="jumpKey">The pinned key of the host in between; null asks that host itself, or the board where there is none.</param>
    /// <param name="family">The only kind of key to ask for; null leaves the choice to the two sides.</param>
    /// <returns>Null where the host has no key of that family.</returns>
    /// <exception cref="Networks.Errors.ProfilerException">Unreachable, AccessDenied (at the host in between), MissingDependency.</exception>
    Task<HostKey?> ReadHostKeyAsync(SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken);

    /// <summary>Opens one authenticated connection to the board, over which any number of commands run.</summary>
    /// <param name="keys">The only keys that the hosts may show.</param>
    /// <exception cref="Networks.Errors.ProfilerException">Unreachable, HostKeyRejected, AccessDenied, MissingDependency.</exception>
    Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken);
}
