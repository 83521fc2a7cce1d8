using Profiler.Networks.Catalog;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;

namespace Profiler.Networks.Tests.Catalog;

public sealed class PublishedNetworksTests
{
    /// <summary>Counted by the authors' evaluation code at 1x3x1024x2048.</summary>
    [Theory]
    [InlineData("squeezenas-mac-small", 3007512576, 277598)]
    [InlineData("squeezenas-mac-large", 9386147840, 704382)]
    [InlineData("squeezenas-mac-xlarge", 21838299136, 1819563)]
    [InlineData("squeezenas-lat-small", 4465098752, 465774)]
    [InlineData("squeezenas-lat-large", 19574636544, 1918734)]
    [InlineData("squeezenas-lat-xlarge", 32729202688, 3059323)]
    public void SqueezeNas_counts_equal_the_authors(string name, long macs, long parameters)
    {
        NetworkCounts counts = Count(name);

        Assert.Equal(macs, counts.Macs);
        Assert.Equal(parameters, counts.Parameters);
    }

    [Theory]
    [InlineData("fbnet-a")]
    [InlineData("fbnet-b")]
    [InlineData("fbnet-c")]
    public void FBNet_counts_are_near_the_published(string name)
    {
        NetworkCounts counts = Count(name);
        PublishedFigures published = PublishedNetworks.Get(name).Published;

        Assert.InRange(counts.Macs / (published.Gigamacs * 1e9), 0.99, 1.01);
        Assert.InRange(counts.Parameters / (published.Megaparams * 1e6), 0.97, 1.03);
    }

    private static NetworkCounts Count(string name)
    {
        Network network = PublishedNetworks.Build(PublishedNetworks.Get(name));
        return LayerCounter.Count(ShapedGraph.Lay(network, network.DefaultInput));
    }
}
