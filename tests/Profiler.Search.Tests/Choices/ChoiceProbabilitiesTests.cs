using Profiler.Networks.Architectures;
using Profiler.Search.Choices;
using Profiler.Search.Tests.Synthetic;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Choices;

public sealed class ChoiceProbabilitiesTests
{
    [Fact]
    public void Entropy_is_one_for_uniform_and_zero_for_certain_choices()
    {
        Architecture architecture = Architecture.FromIndices(TinySpaces.Five, [3, 1, 2, 0, 1]);
        ChoiceProbabilities certain = ChoiceProbabilities.Certain(architecture);

        Assert.Equal(1, ChoiceProbabilities.Uniform(TinySpaces.Five).Entropy, 1e-12);
        Assert.Equal(0, certain.Entropy);
        Assert.Equal(architecture, certain.MostProbable);
        Assert.Equal(architecture, certain.Sample(new Random(1)));
    }

    [Fact]
    public void A_snapshot_is_the_softmax_of_theta_and_both_readings_agree()
    {
        using DisposeScope scope = NewDisposeScope();
        using var parameters = new ArchitectureParameters(TinySpaces.Five, CPU);
        using (no_grad())
        {
            parameters.Theta.copy_(arange(0, 20, dtype: ScalarType.Float32).reshape(5, 4) / 10);
        }

        ChoiceProbabilities snapshot = parameters.Snapshot();
        float[] onDevice = parameters.Probabilities().data<float>().ToArray();

        Assert.Equal(2, snapshot.Values[4].Length);
        Assert.Equal(Math.Exp(0.1) / (1 + Math.Exp(0.1)), snapshot.Values[4][1], 1e-6);
        Assert.Equal(0, onDevice[^1]);
        for (int slot = 0; slot < 5; slot++)
        {
            Assert.All(Enumerable.Range(0, snapshot.Values[slot].Length), c => Assert.Equal(snapshot.Values[slot][c], onDevice[(slot * 4) + c], 1e-6));
        }
    }

    [Fact]
    public void Samples_come_as_often_as_they_are_probable()
    {
        ChoiceProbabilities probabilities = RandomProbabilities.Of(TinySpaces.Five, 4);
        var random = new Random(9);
        double[] counts = new double[4];
        for (int i = 0; i < 4000; i++)
        {
            counts[probabilities.Sample(random).Choices[0]]++;
        }

        Assert.All(Enumerable.Range(0, 4), c => Assert.Equal(probabilities.Values[0][c], counts[c] / 4000, 0.03));
    }
}
