using Profiler.Networks.Errors;

namespace Profiler.Networks.Tests.Errors;

public sealed class NameSuggestionTests
{
    private static readonly string[] Known = ["squeezenas-small", "squeezenas-large", "fbnet"];

    [Theory]
    [InlineData("fbnet", "fbnet")]
    [InlineData("FBNET", "fbnet")]
    [InlineData("fbnte", "fbnet")]
    [InlineData("fb", null)]
    [InlineData("sqeezenas-smal", "squeezenas-small")]
    [InlineData("squeezenas-tiny", "squeezenas-small")]
    [InlineData("resnet50", null)]
    [InlineData("", null)]
    public void Finds_the_name_that_was_meant(string name, string? expected) => Assert.Equal(expected, NameSuggestion.Nearest(name, Known));

    [Fact]
    public void Nothing_known_suggests_nothing() => Assert.Null(NameSuggestion.Nearest("fbnet", []));

    [Fact]
    public void The_error_says_where_nothing_is_known() =>
        Assert.Equal("None is known yet.", NameSuggestion.Unknown("target", "local", []).Advice);

    [Fact]
    public void The_error_says_what_makes_one_where_nothing_is_known() =>
        Assert.Equal("Register one.", NameSuggestion.Unknown("device", "local", [], "Register one.").Advice);

    [Fact]
    public void What_is_too_long_for_a_name_is_neither_compared_nor_repeated()
    {
        ProfilerException error = NameSuggestion.Unknown("network", new string('f', 4_000_000), Known);

        Assert.InRange(error.Message.Length, 200, 300);
        Assert.StartsWith("Known: ", error.Advice);
    }

    [Fact]
    public void The_error_suggests_or_lists()
    {
        ProfilerException near = NameSuggestion.Unknown("search space", "fbnett", Known);
        ProfilerException far = NameSuggestion.Unknown("search space", "resnet50", Known);

        Assert.Equal((ErrorCode.UnknownName, "There is no search space named 'fbnett'."), (near.Code, near.Message));
        Assert.Equal("Did you mean 'fbnet'?", near.Advice);
        Assert.Equal("Known: squeezenas-small, squeezenas-large, fbnet.", far.Advice);
    }
}
