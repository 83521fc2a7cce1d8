namespace Profiler.Client.Tests;

public sealed class CoordinatorAddressTests
{
    [Fact]
    public void Loopback_needs_no_key() => Assert.Null(new CoordinatorAddress(new Uri("http://127.0.0.1:5080"), null).Key);
}
