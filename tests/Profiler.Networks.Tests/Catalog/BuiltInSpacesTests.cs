using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Catalog;

public sealed class BuiltInSpacesTests
{
    [Theory]
    [InlineData("squeezenas-small", 20, 13)]
    [InlineData("squeezenas-large", 22, 13)]
    [InlineData("squeezenas-xlarge", 22, 13)]
    [InlineData("fbnet", 22, 9)]
    [InlineData("fbnet-cifar100", 22, 9)]
    [InlineData("nasbench201", 6, 5)]
    public void Have_the_slots_and_candidates_of_their_papers(string name, int slots, int candidates)
    {
        SearchSpace space = BuiltInSpaces.Get(name);

        Assert.Equal(slots, space.Slots.Length);
        Assert.All(space.Slots, slot => Assert.Equal(candidates, slot.Candidates.Length));
    }

    /// <summary>Tables are kept by fingerprint: a definition whose text changes loses its tables.</summary>
    [Theory]
    [InlineData("squeezenas-small", "7dbbdc81a1c57eb51f48f08af332b47833b1c9922ca152d3982b736d8b1a1b84")]
    [InlineData("squeezenas-large", "254074b7b0ba2520eca66706bd88223590f1ed66d0566ec399b1b16ac9ccb828")]
    [InlineData("squeezenas-xlarge", "078fa1d81ff53225c88d1779b586bbc668f5e05814cc1589a5fc8df3581066a5")]
    [InlineData("fbnet", "f957a448cfdcf56f602399e76a4b79d5aec9fabe67a1217c93744e6ac946960e")]
    public void Keep_their_fingerprints(string name, string fingerprint) =>
        Assert.Equal(fingerprint, BuiltInSpaces.Get(name).Fingerprint);

    [Fact]
    public void The_CIFAR_form_of_FBNet_halves_its_size_three_times()
    {
        SearchSpace space = BuiltInSpaces.Get("fbnet-cifar100");

        Assert.Equal(1, space.Stem.Stride);
        Assert.Equal([1, 1, 2, 2, 1, 2, 1], space.Definition.Stages.Select(stage => stage.Stride));
        Assert.Equal<Candidate>(BuiltInSpaces.Get("fbnet").Definition.Candidates, space.Definition.Candidates);
        Assert.Equal((1504, 100), (space.Head.Channels, space.Head.Classes));
    }

    [Fact]
    public void An_unknown_name_brings_the_nearest()
    {
        Assert.Equal("Did you mean 'squeezenas-large'?", Assert.Throws<ProfilerException>(() => BuiltInSpaces.Get("squeezenas_large")).Advice);
        Assert.Equal("Did you mean 'fbnet-b'?", Assert.Throws<ProfilerException>(() => PublishedNetworks.Get("FBNet-B")).Advice);
    }

    [Fact]
    public void A_published_network_in_another_form_is_of_a_space_of_its_own()
    {
        foreach (PublishedNetwork published in PublishedNetworks.All)
        {
            Network network = PublishedNetworks.Build(published);
            bool asTheSpace = published.HeadChannels is null && !published.OmitUnitExpansion;

            Assert.Equal(published.Name, network.Name);
            Assert.Equal(asTheSpace, network.Architecture!.Space.Name == published.Space);
        }
    }
}
