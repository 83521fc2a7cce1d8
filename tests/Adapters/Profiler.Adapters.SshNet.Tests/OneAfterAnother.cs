namespace Profiler.Adapters.SshNet.Tests;

/// <summary>Each test has a server and an agent of its own; many at once would only wait for processors.</summary>
[CollectionDefinition(Name)]
public sealed class OneAfterAnother
{
    public const string Name = "SSH.NET";
}
