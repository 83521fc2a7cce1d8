using System.Runtime.Versioning;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>The contract on OpenSSH's client.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OpenSshTransportTests : SshTransportContract
{
    /// <summary>A test must not depend on the ssh_config of whoever runs it.</summary>
    protected override ISshLinks Links(SshSettings settings) => new OpenSshLinks(settings with { ConfigFile = "/dev/null" });
}
