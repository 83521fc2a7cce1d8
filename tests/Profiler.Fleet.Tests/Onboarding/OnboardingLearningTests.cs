using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.Fleet.Onboarding;
using Profiler.Measurement.Statistics;
using Profiler.Networks.Architectures;

namespace Profiler.Fleet.Tests.Onboarding;

public class OnboardingLearningTests
{
    private const double Wrong = 1.6;

    [Fact]
    public void What_the_others_contradict_is_measured_again_twice_at_most()
    {
        OnboardingRequest request = OnboardingBench.Request(measurements: 12);
        var design = OnboardingDesign.Draw(request);
        var space = TransferSpace.Of(request.Space, request.Input);
        TransferSources sources = OnboardingSources.Of(request, space, [], design.Pool);
        TransferPrior prior = sources.Prior(space.HyperparametersFor(sources, request.Seed));
        ImmutableArray<Architecture> chosen = design.Choose(prior, space.Encoder, request.Measurements);
        var learning = new OnboardingLearning(prior, widening: 1);
        Architecture odd = chosen[4];
        learning.Add(chosen, chosen.Select(a => (Measured(OnboardingBench.TrueMs(a) * (a.Equals(odd) ? Wrong : 1)), false)));

        Assert.Equal(odd, learning.FindContradicted());
        learning.Replace(odd, Measured(OnboardingBench.TrueMs(odd) * Wrong));
        Assert.Equal(odd, learning.FindContradicted());
        learning.Replace(odd, Measured(OnboardingBench.TrueMs(odd) * Wrong));
        Assert.Null(learning.FindContradicted());
        Assert.Equal(2, learning.Measured()[4].Repeats);
    }

    private static LatencyStatistics Measured(double ms) => new(ms, ms, ms, ms, ms, 1, ms, Samples: 8, Visits: 4, BadVisits: 0);
}
