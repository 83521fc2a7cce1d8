using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Architectures;

public sealed class ArchitectureSamplerTests
{
    private static readonly SearchSpace Space = BuiltInSpaces.Get("squeezenas-small");

    [Fact]
    public void One_seed_gives_one_sequence()
    {
        Assert.Equal(Draw(7), Draw(7));
        Assert.NotEqual(Draw(7), Draw(8));
        Assert.Equal(new ArchitectureSampler(Space, 7).Latin(20), new ArchitectureSampler(Space, 7).Latin(20));

        static Architecture[] Draw(int seed)
        {
            var sampler = new ArchitectureSampler(Space, seed);
            return [.. Enumerable.Range(0, 20).Select(_ => sampler.Uniform())];
        }
    }

    [Fact]
    public void Whole_groups_of_a_latin_design_show_every_pair_equally_often()
    {
        IReadOnlyList<Architecture> design = new ArchitectureSampler(Space, 1).Latin(13 * 4);

        Assert.All(Space.Slots, slot => Assert.Equal(
            Enumerable.Repeat(4, 13),
            Enumerable.Range(0, 13).Select(c => design.Count(a => a.Choices[slot.Index] == c))));
    }

    [Fact]
    public void A_slot_of_fewer_candidates_shows_them_as_evenly_as_they_divide()
    {
        SearchSpace space = SearchSpaceBuilder.Build(Space.Definition with
        {
            Stages = [Space.Definition.Stages[0] with { Candidates = ["k3_e1_g1", "k3_e6_g1", "skip"] }, .. Space.Definition.Stages[1..]],
        });
        IReadOnlyList<Architecture> group = new ArchitectureSampler(space, 1).Latin(13);

        Assert.Equal([4, 4, 5], Enumerable.Range(0, 3).Select(c => group.Count(a => a.Choices[0] == c)).Order());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void A_design_has_the_size_asked_for(int count) => Assert.Equal(count, new ArchitectureSampler(Space, 1).Latin(count).Count);

    [Fact]
    public void Uniform_choices_are_even()
    {
        var sampler = new ArchitectureSampler(Space, 1);
        Architecture[] drawn = [.. Enumerable.Range(0, 1300).Select(_ => sampler.Uniform())];

        // Of 1300 x 20 choices 2000 fall on each candidate, give or take 43.
        Assert.All(Enumerable.Range(0, 13), c => Assert.InRange(drawn.Sum(a => a.Choices.Count(choice => choice == c)), 1800, 2200));
    }
}
