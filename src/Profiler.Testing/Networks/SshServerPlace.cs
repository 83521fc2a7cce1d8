using System.Collections.Immutable;
using System.Net;

namespace Profiler.Testing.Networks;

/// <summary>Where an SSH server runs.</summary>
/// <param name="Address">Of its network.</param>
/// <param name="Prefix">The command that starts it there; empty for here.</param>
/// <param name="Environment">What its sessions find in their environment.</param>
public sealed record SshServerPlace(IPAddress Address, ImmutableArray<string> Prefix, ImmutableSortedDictionary<string, string> Environment)
{
    public static SshServerPlace Loopback { get; } = new(IPAddress.Loopback, [], ImmutableSortedDictionary<string, string>.Empty);
}
