namespace Profiler.Coordinator.Tests;

public sealed class CoordinatorOptionsTests
{
    [Fact]
    public void It_listens_on_loopback_by_default() => Assert.Contains("127.0.0.1", CoordinatorOptions.DefaultUrls, StringComparison.Ordinal);
}
