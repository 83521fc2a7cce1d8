using System.Collections.Immutable;
using Profiler.CostModels.Surrogates;

namespace Profiler.CostModels.Tests.Surrogates;

[Collection(TrainedSurrogateGroup.Name)]
public sealed class SurrogateChoiceTests(TrainedSurrogate trained)
{
    private static readonly ImmutableArray<ProfiledGraph> HoldOut = new KernelWorld(seed: 9).Networks(12);

    [Fact]
    public void The_first_is_taken()
    {
        var choice = SurrogateChoice.Between(null, trained.Surrogate, HoldOut);

        Assert.True(choice.Replaces);
        Assert.Null(choice.Old);
    }

    [Fact]
    public void A_worse_one_does_not_replace_a_better_one_nor_an_equal_one()
    {
        using Surrogate worse = Mean(KernelWorld.Subject);

        SurrogateChoice choice = SurrogateChoice.Between(trained.Surrogate, worse, HoldOut);

        Assert.False(choice.Replaces);
        Assert.True(choice.New.Mape > choice.Old!.Mape);
        Assert.True(SurrogateChoice.Between(worse, trained.Surrogate, HoldOut).Replaces);
        Assert.False(SurrogateChoice.Between(worse, worse, HoldOut).Replaces);
    }

    [Fact]
    public void One_of_another_target_cannot_be_compared_and_is_replaced()
    {
        SurrogateSubject other = KernelWorld.Subject with { Target = KernelWorld.Subject.Target with { Threads = 4 } };
        using Surrogate old = Mean(other);

        SurrogateChoice choice = SurrogateChoice.Between(old, trained.Surrogate, HoldOut);

        Assert.True(choice.Replaces);
        Assert.Null(choice.Old);
        Assert.Contains("threads 2, not 4", choice.Reason);
    }

    private static Surrogate Mean(SurrogateSubject subject) =>
        SurrogateBuilder.Build(subject, new KernelWorld().Networks(6), new MeanTrainer(), seed: 1, CancellationToken.None);
}
