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
    public void Have_the_slots_and_candidates_of_their_papers(string name, int slots, int candidates)
    {
        SearchSpace space = BuiltInSpaces.Get(name);

        Assert.Equal(slots, space.Slots.Length);
        Assert.All(space.Slots, slot => Assert.Equal(candidates, slot.Candidates.Length));
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
