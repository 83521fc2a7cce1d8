using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>A host that shows one key to whoever asks, and lets nobody in.</summary>
internal sealed class OneHost : ISshLinks
{
    public static HostKey Key { get; } = new("ssh-ed25519", "c2hvd24=");

    public Task<HostKey?> ReadHostKeyAsync(SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken) =>
        Task.FromResult(family is null || family == Key.Family ? Key : null);

    public Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
