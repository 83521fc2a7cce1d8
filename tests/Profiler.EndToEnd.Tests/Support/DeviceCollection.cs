namespace Profiler.EndToEnd.Tests.Support;

/// <summary>Tests that measure: one at a time, as on any device.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // A collection of tests, which is what xunit calls it.
public sealed class DeviceCollection : ICollectionFixture<DeviceFixture>
{
    public const string Name = "device";
}
