namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>Tests that look for what ssh leaves behind run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneAfterAnother
{
    public const string Name = "OpenSSH";
}
