using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Architectures;

public sealed class NasBench201StringTests
{
    private static readonly SearchSpace Space = BuiltInSpaces.Get(NasBench201String.SpaceName);

    [Fact]
    public void Every_architecture_comes_back_from_its_spelling()
    {
        var sampler = new ArchitectureSampler(Space, 1);
        for (int i = 0; i < 50; i++)
        {
            Architecture architecture = sampler.Uniform();
            string text = NasBench201String.Format(architecture);

            Assert.Equal(architecture, NasBench201String.Parse(text));
            Assert.Equal(text, NasBench201String.Parse(text).Name);
        }
    }

    [Fact]
    public void Edges_stand_in_the_order_of_the_node_they_end_in() => Assert.Equal(
        ["nor_conv_3x3", "none", "skip_connect", "avg_pool_3x3", "nor_conv_1x1", "none"],
        NasBench201String.Parse("|nor_conv_3x3~0|+|none~0|skip_connect~1|+|avg_pool_3x3~0|nor_conv_1x1~1|none~2|").CandidateNames);

    [Theory]
    [InlineData("|none~0|")]
    [InlineData("|none~0|+|none~0|none~1|+|none~0|none~1|")]
    [InlineData("|none~0|+|none~1|none~0|+|none~0|none~1|none~2|")]
    [InlineData("none~0+|none~0|none~1|+|none~0|none~1|none~2|")]
    [InlineData("|none|+|none~0|none~1|+|none~0|none~1|none~2|")]
    [InlineData("|none~0|+|none~0|none~1|+|none~0|none~1|none~2|+|none~0|none~1|none~2|none~3|")]
    [InlineData("|")]
    public void Another_spelling_is_refused_and_shown_a_right_one(string text)
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => NasBench201String.Parse(text));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("|none~0|+|", error.Advice);
    }

    [Fact]
    public void An_unknown_operation_brings_the_nearest() => Assert.Equal(
        "Did you mean 'nor_conv_3x3'?",
        Assert.Throws<ProfilerException>(() => NasBench201String.Parse("|nor_conv_3x4~0|+|none~0|none~1|+|none~0|none~1|none~2|")).Advice);

    [Fact]
    public void A_space_without_a_cell_has_no_spelling()
    {
        Architecture architecture = new ArchitectureSampler(BuiltInSpaces.Get("fbnet"), 1).Uniform();

        Assert.Contains("'fbnet' has no cell", Assert.Throws<ProfilerException>(() => NasBench201String.Format(architecture)).Message);
    }
}
