using System.Runtime.Versioning;
using Profiler.Fleet.Tests.Transports.Ssh;
using Profiler.Fleet.Transports.Ssh;

namespace Profiler.Adapters.SshNet.Tests;

/// <summary>The contract on SSH.NET.</summary>
[UnsupportedOSPlatform("windows")]
[Collection(OneAfterAnother.Name)]
public sealed class SshNetHostKeyTests : HostKeyContract
{
    protected override ISshLinks Links(SshSettings settings) => new SshNetLinks(settings, TimeProvider.System);
}
