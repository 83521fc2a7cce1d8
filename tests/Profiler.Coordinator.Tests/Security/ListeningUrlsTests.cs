using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests.Security;

public sealed class ListeningUrlsTests
{
    [Theory]
    [InlineData("http://127.0.0.1:5080", true)]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://[::1]:0", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://192.168.1.7:5080", false)]
    [InlineData("http://profiler.lab:5080", false)]
    public void It_tells_what_only_this_machine_reaches(string url, bool isLoopback) =>
        Assert.Equal(isLoopback, ListeningUrls.Parse(url).All(ListeningUrls.IsLoopback));

    [Theory]
    [InlineData("")]
    [InlineData(";")]
    [InlineData("5080")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("http://127.0.0.1:5080/path")]
    [InlineData("http://user@127.0.0.1:5080")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("https://localhost:0")]
    public void What_is_no_address_is_said_to_be_none(string url) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => ListeningUrls.Parse(url)).Code);
}
