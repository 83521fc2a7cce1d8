using Profiler.Fleet.Surrogates.Sampling;

namespace Profiler.Fleet.Tests.Surrogates.Sampling;

public sealed class SampleNameTests
{
    [Fact]
    public void A_name_comes_back_from_its_text()
    {
        SampleName[] names =
        [
            new("inverted-residual", SampleUse.Train, Seed: -3, Draw: 12),
            SampleName.HeldOut("plain", 0),
            new("plain", SampleUse.Validate, Seed: 7, Draw: 1),
        ];

        Assert.All(names, name => Assert.Equal(name, SampleName.TryParse(name.ToString())));
        Assert.Equal("inverted-residual.t-3.12", names[0].ToString());
    }

    [Fact]
    public void Names_that_differ_in_anything_draw_different_networks()
    {
        var name = new SampleName("plain", SampleUse.Train, Seed: 1, Draw: 1);
        SampleName[] others = [name with { Family = "dense" }, name with { Use = SampleUse.Validate }, name with { Seed = 2 }, name with { Draw = 2 }];

        Assert.All(others, other => Assert.NotEqual(name.RandomSeed, other.RandomSeed));
        Assert.Equal(DrawnNetwork.Of(name).Export.Sha256, DrawnNetwork.Of(name with { }).Export.Sha256);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain.t1")]
    [InlineData("plain.x1.2")]
    [InlineData("plain.t1.two")]
    public void Other_texts_are_no_names(string text) => Assert.Null(SampleName.TryParse(text));
}
