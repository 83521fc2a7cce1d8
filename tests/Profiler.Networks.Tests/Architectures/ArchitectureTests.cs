using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Architectures;

public sealed class ArchitectureTests
{
    private static readonly SearchSpace Space = BuiltInSpaces.Get("fbnet");

    [Fact]
    public void Names_and_indices_are_two_ways_to_choose()
    {
        Architecture byIndex = Architecture.FromIndices(Space, [.. Enumerable.Repeat((byte)3, 22)]);

        Assert.Equal(byIndex, Architecture.FromNames(Space, [.. Enumerable.Repeat("k3_e6", 22)], "another name"));
        Assert.All(byIndex.CandidateNames, name => Assert.Equal("k3_e6", name));
    }

    [Fact]
    public void An_unnamed_one_is_named_after_its_choices()
    {
        Architecture architecture = Architecture.FromIndices(Space, [8, .. Enumerable.Repeat((byte)1, 21)]);

        Assert.Equal("fbnet-" + architecture.Code, architecture.Name);
        Assert.StartsWith("0801", architecture.Code);
    }

    [Fact]
    public void Refuses_an_index_that_its_slot_has_not()
    {
        byte[] choices = new byte[22];
        choices[7] = 9;

        var error = Assert.Throws<ProfilerException>(() => Architecture.FromIndices(Space, choices));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("slot07", error.Message);
        Assert.Contains("index 9", error.Message);
    }

    [Fact]
    public void Suggests_the_candidate_that_was_meant()
    {
        var error = Assert.Throws<ProfilerException>(() => Architecture.FromNames(Space, ["k3_e1g2", .. Enumerable.Repeat("skip", 21)]));

        Assert.Contains("slot00", error.Message);
        Assert.Equal("Did you mean 'k3_e1_g2'?", error.Advice);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(21)]
    [InlineData(23)]
    public void Refuses_another_number_of_choices(int count)
    {
        var error = Assert.Throws<ProfilerException>(() => Architecture.FromIndices(Space, new byte[count]));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains($"{count} were given", error.Message);
    }

    [Fact]
    public void Definitions_of_one_name_have_different_architectures()
    {
        SearchSpace other = SearchSpaceBuilder.Build(Space.Definition with { Stem = new StemDefinition(24, 2) });

        Assert.NotEqual(Architecture.FromIndices(Space, new byte[22]), Architecture.FromIndices(other, new byte[22]));
    }
}
