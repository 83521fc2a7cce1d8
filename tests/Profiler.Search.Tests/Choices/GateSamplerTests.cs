using Profiler.Networks.Spaces;
using Profiler.Search.Choices;
using Profiler.Search.Tests.Synthetic;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Tests.Choices;

public sealed class GateSamplerTests
{
    private static readonly SearchSpace Space = TinySpaces.Five;

    [Fact]
    public void All_paths_are_weighted_by_the_softmax_of_theta_and_noise_over_the_temperature()
    {
        using DisposeScope scope = NewDisposeScope();
        using ArchitectureParameters parameters = Parameters();
        float[] noise = new GumbelNoise(7, "weights").At(3, parameters.Slots * parameters.MaxCandidates);
        float[] theta = parameters.Theta.data<float>().ToArray();

        ChoiceGates gates = new GateSampler(parameters, 7, "weights").Draw(PathMode.All, 0.5, 3, differentiable: true);

        float[] weights = gates.Weights!.data<float>().ToArray();
        foreach (Slot slot in Space.Slots)
        {
            int first = slot.Index * parameters.MaxCandidates;
            int count = slot.Candidates.Length;
            double[] exponentials = [.. Enumerable.Range(first, count).Select(i => Math.Exp((theta[i] + noise[i]) / 0.5))];
            Assert.Equal(Enumerable.Range(0, count), gates.Active[slot.Index]);
            Assert.All(Enumerable.Range(0, count), c => Assert.Equal(exponentials[c] / exponentials.Sum(), weights[first + c], 1e-5));
            Assert.All(Enumerable.Range(first + count, parameters.MaxCandidates - count), i => Assert.Equal(0, weights[i]));
        }
    }

    [Fact]
    public void One_path_has_the_weight_one_and_the_gradient_of_the_softmax()
    {
        using DisposeScope scope = NewDisposeScope();
        using ArchitectureParameters parameters = Parameters();
        var sampler = new GateSampler(parameters, 7, "architecture");

        ChoiceGates hard = sampler.Draw(PathMode.Sampled(1), 0.7, 3, differentiable: true);
        Tensor factors = arange(0, 20, dtype: ScalarType.Float32).reshape(5, 4);
        (hard.Weights! * factors).sum().backward();
        float[] straight = Gradient(parameters);
        (sampler.Draw(PathMode.All, 0.7, 3, differentiable: true).Weights! * factors).sum().backward();

        float[] weights = hard.Weights!.data<float>().ToArray();
        Assert.All(hard.Active, active => Assert.Single(active));
        Assert.Equal(
            Enumerable.Range(0, 20).Select(i => hard.Active[i / 4].Contains(i % 4) ? 1f : 0f),
            weights);
        Assert.Equal(Gradient(parameters), straight);
        Assert.Contains(straight, value => value != 0);
    }

    [Fact]
    public void Two_paths_are_weighted_among_themselves()
    {
        using DisposeScope scope = NewDisposeScope();
        using ArchitectureParameters parameters = Parameters();
        var sampler = new GateSampler(parameters, 7, "weights");
        float[] all = sampler.Draw(PathMode.All, 1, 3, differentiable: false).Weights!.data<float>().ToArray();

        ChoiceGates two = sampler.Draw(PathMode.Sampled(2), 1, 3, differentiable: false);

        float[] weights = two.Weights!.data<float>().ToArray();
        Assert.False(two.Weights!.requires_grad);
        for (int slot = 0; slot < 5; slot++)
        {
            Assert.Equal(2, two.Active[slot].Length);
            double sum = two.Active[slot].Sum(c => all[(slot * 4) + c]);
            Assert.All(two.Active[slot], c => Assert.Equal(all[(slot * 4) + c] / sum, weights[(slot * 4) + c], 1e-5));
            Assert.Equal(1, Enumerable.Range(0, 4).Sum(c => weights[(slot * 4) + c]), 1e-5);
        }
    }

    [Fact]
    public void One_path_without_a_gradient_multiplies_nothing()
    {
        using ArchitectureParameters parameters = Parameters();

        ChoiceGates gates = new GateSampler(parameters, 7, "weights").Draw(PathMode.Sampled(1), 1, 0, differentiable: false);

        Assert.Null(gates.Weights);
        Assert.Equal(5, gates.Active.Length);
    }

    [Fact]
    public void Candidates_are_sampled_as_often_as_they_are_probable()
    {
        using ArchitectureParameters parameters = Parameters();
        ChoiceProbabilities probabilities = parameters.Snapshot();
        var sampler = new GateSampler(parameters, 11, "weights");
        const int Draws = 4000;
        double[] counts = new double[4];
        for (int step = 0; step < Draws; step++)
        {
            counts[sampler.Draw(PathMode.Sampled(1), 1, step, differentiable: false).Active[0].Single()]++;
        }

        Assert.All(Enumerable.Range(0, 4), c => Assert.Equal(probabilities.Values[0][c], counts[c] / Draws, 0.03));
    }

    [Fact]
    public void Noise_follows_from_seed_purpose_and_step_alone()
    {
        float[] noise = new GumbelNoise(7, "weights").At(3, 10);

        Assert.Equal(noise, new GumbelNoise(7, "weights").At(3, 10));
        Assert.NotEqual(noise, new GumbelNoise(7, "weights").At(4, 10));
        Assert.NotEqual(noise, new GumbelNoise(8, "weights").At(3, 10));
        Assert.NotEqual(noise, new GumbelNoise(7, "architecture").At(3, 10));
    }

    private static ArchitectureParameters Parameters()
    {
        var parameters = new ArchitectureParameters(Space, CPU);
        using var inference = no_grad();
        var random = new Random(3);
        float[] theta = [.. Enumerable.Range(0, 20).Select(_ => (float)((random.NextDouble() * 2) - 1))];
        using Tensor values = tensor(theta, [5, 4]);
        parameters.Theta.copy_(values);
        return parameters;
    }

    private static float[] Gradient(ArchitectureParameters parameters)
    {
        float[] values = parameters.Theta.grad!.data<float>().ToArray();
        parameters.Theta.grad = null;
        return values;
    }
}
