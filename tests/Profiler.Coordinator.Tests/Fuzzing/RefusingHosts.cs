using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>Boards that refuse every connection, as those do where no sshd listens; nothing is started to find that out.</summary>
internal sealed class RefusingHosts : ISshLinks
{
    public Task<HostKey?> ReadHostKeyAsync(SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken) =>
        throw new ProfilerException(ErrorCode.Unreachable, $"{route.Board} refused the connection.");

    public Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken) =>
        throw new ProfilerException(ErrorCode.Unreachable, $"{route.Board} refused the connection.");
}
