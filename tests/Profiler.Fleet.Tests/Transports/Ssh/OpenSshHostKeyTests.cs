using System.Runtime.Versioning;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh.OpenSsh;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>The contract on OpenSSH's client.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(OneAfterAnother.Name)]
public sealed class OpenSshHostKeyTests : HostKeyContract
{
    protected override ISshLinks Links(SshSettings settings) => new OpenSshLinks(settings with { ConfigFile = "/dev/null" });
}
