using Profiler.Client.Configuration;
using Profiler.Networks.Errors;

namespace Profiler.Client.Tests.Configuration;

public sealed class AddressReaderTests
{
    private static readonly ClientConfig Config = new("https://lab:5080", "pk_config");

    [Fact]
    public void The_environments_key_goes_before_the_files() =>
        Assert.Equal(new CoordinatorAddress(new Uri("https://lab:5080/"), "pk_environment"), AddressReader.Read(null, " pk_environment\n", Config));

    [Theory]
    [InlineData(null)]
    [InlineData("https://lab:5080")]
    [InlineData("https://LAB:5080/")]
    public void The_files_key_is_for_the_files_server(string? server) =>
        Assert.Equal("pk_config", AddressReader.Read(server, null, Config).Key);

    [Theory]
    [InlineData("http://lab:5080")]
    [InlineData("https://lab")]
    [InlineData("https://lab.other:5080")]
    [InlineData("https://lab:5080/below")]
    public void No_other_server_ever_sees_the_files_key(string server) => Assert.Null(AddressReader.Read(server, "", Config).Key);

    [Fact]
    public void A_path_is_where_the_coordinator_lies_behind_a_proxy() =>
        Assert.Equal("https://lab/profiler/", AddressReader.Read("https://lab/profiler", null, null).Url.AbsoluteUri);

    [Theory]
    [InlineData("lab:5080")]
    [InlineData("ftp://lab")]
    [InlineData("q12")]
    [InlineData("https://user:secret@lab")]
    [InlineData("https://lab?key=x")]
    public void What_is_not_a_servers_url_is_refused(string text) =>
        Assert.Equal(ErrorCode.InvalidArgument, Assert.Throws<ProfilerException>(() => AddressReader.Read(text, null, null)).Code);

    [Fact]
    public void Without_url_and_file_the_file_is_named()
    {
        var error = Assert.Throws<ProfilerException>(() => AddressReader.Read(null, null, null));

        Assert.Contains("config.json", error.Advice);
    }
}
