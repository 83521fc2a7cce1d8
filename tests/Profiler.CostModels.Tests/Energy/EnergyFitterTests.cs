using Profiler.CostModels.Energy;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Energy;

public sealed class EnergyFitterTests
{
    private const int Seeds = 300;

    [Fact]
    public void Known_coefficients_come_back()
    {
        EnergyModel model = EnergyFitter.Fit(new EnergyWorld(seed: 1, noise: 0).Draw(12)).Model;

        Assert.Equal(EnergyWorld.Truth.Watts, model.Watts, 0.01 * EnergyWorld.Truth.Watts);
        Assert.Equal(EnergyWorld.Truth.PicojoulesPerMac, model.PicojoulesPerMac, 0.02 * EnergyWorld.Truth.PicojoulesPerMac);
        Assert.Equal(EnergyWorld.Truth.PicojoulesPerByte, model.PicojoulesPerByte, 0.02 * EnergyWorld.Truth.PicojoulesPerByte);
        Assert.InRange(model.RelativeError90, 0, 0.01);
    }

    [Theory]
    [InlineData(10, 0.02)]
    [InlineData(12, 0.02)]
    [InlineData(12, 0.05)]
    [InlineData(20, 0.03)]
    public void Energies_of_unseen_networks_lie_in_the_interval_nine_times_in_ten(int networks, double noise)
    {
        const int unseen = 40;
        int inside = 0;
        for (int seed = 0; seed < Seeds; seed++)
        {
            var world = new EnergyWorld(seed, noise);
            EnergyModel model = EnergyFitter.Fit(world.Draw(networks)).Model;
            inside += world.Draw(unseen).Count(network => Holds(model, network));
        }

        Assert.InRange(inside / (double)(Seeds * unseen), 0.86, 0.94);
    }

    [Theory]
    [InlineData(12, 0.02)]
    [InlineData(20, 0.03)]
    public void A_coefficient_lies_in_its_interval_nine_times_in_ten(int networks, double noise)
    {
        int[] inside = new int[3];
        for (int seed = 0; seed < Seeds; seed++)
        {
            EnergyFit fit = EnergyFitter.Fit(new EnergyWorld(seed, noise).Draw(networks));
            inside[0] += Math.Abs(fit.Model.Watts - EnergyWorld.Truth.Watts) <= fit.Coefficients.Watts ? 1 : 0;
            inside[1] += Math.Abs(fit.Model.PicojoulesPerMac - EnergyWorld.Truth.PicojoulesPerMac) <= fit.Coefficients.PicojoulesPerMac ? 1 : 0;
            inside[2] += Math.Abs(fit.Model.PicojoulesPerByte - EnergyWorld.Truth.PicojoulesPerByte) <= fit.Coefficients.PicojoulesPerByte ? 1 : 0;
        }

        Assert.All(inside, count => Assert.InRange(count / (double)Seeds, 0.85, 0.98));
    }

    [Fact]
    public void No_coefficient_is_below_zero()
    {
        // All energy is in the bytes: nothing else may be negative to explain the noise.
        EnergyObservation[] networks = [.. new EnergyWorld(3, 0).Draw(12).Select((n, i) => n with { Mj = n.Bytes * 1e-7 * (1 + (0.02 * (i % 3 - 1))) })];

        EnergyModel model = EnergyFitter.Fit(networks).Model;

        Assert.Equal(100, model.PicojoulesPerByte, 5.0);
        Assert.True(model.Watts >= 0 && model.PicojoulesPerMac >= 0);
    }

    [Fact]
    public void Work_that_moves_together_is_found_and_predicted_all_the_same()
    {
        EnergyObservation[] networks = [.. Enumerable.Range(1, 12).Select(i => new EnergyObservation($"net{i}", i, 5.0 * i, 1e8 * i, 1e6 * i))];

        EnergyFit fit = EnergyFitter.Fit(networks);

        Assert.True(fit.Findings.HasFlag(EnergyFitFindings.Entangled));
        Assert.Equal(50, fit.Model.MjOf(10, 1e9, 1e7), 0.5);
        Assert.False(EnergyFitter.Fit(new EnergyWorld(1, 0.01).Draw(12)).Findings.HasFlag(EnergyFitFindings.Entangled));
    }

    [Fact]
    public void Networks_without_work_have_an_average_power()
    {
        EnergyModel model = EnergyFitter.Fit([.. Enumerable.Range(1, 5).Select(i => new EnergyObservation($"net{i}", i, 4.0 * i, 0, 0))]).Model;

        Assert.Equal((4, 0, 0), (Math.Round(model.Watts, 6), model.PicojoulesPerMac, model.PicojoulesPerByte));
    }

    [Fact]
    public void A_measurement_that_the_others_contradict_is_named()
    {
        EnergyObservation[] networks = new EnergyWorld(5, 0.02).Draw(12);
        networks[4] = networks[4] with { Mj = networks[4].Mj * 1.4 };

        EnergyFit fit = EnergyFitter.Fit(networks);

        Assert.Equal("net4", fit.Contradicted?.Name);
        Assert.Equal(EnergyFitFindings.Contradicted, fit.Findings);
    }

    [Fact]
    public void Chance_is_seldom_called_a_contradiction()
    {
        int named = Enumerable.Range(0, Seeds).Count(seed => EnergyFitter.Fit(new EnergyWorld(seed, 0.03).Draw(12)).Contradicted is not null);

        Assert.InRange(named, 0, Seeds / 25);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(0)]
    [InlineData(-3)]
    public void An_energy_that_cannot_be_is_refused_by_name(double mj)
    {
        EnergyObservation[] networks = new EnergyWorld(1, 0).Draw(5);
        networks[2] = networks[2] with { Mj = mj };

        var error = Assert.Throws<ProfilerException>(() => EnergyFitter.Fit(networks));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("energy of 'net2'", error.Message);
    }

    [Fact]
    public void A_latency_of_zero_is_refused_by_name()
    {
        EnergyObservation[] networks = new EnergyWorld(1, 0).Draw(5);
        networks[1] = networks[1] with { LatencyMs = 0 };

        Assert.Contains("latency of 'net1'", Assert.Throws<ProfilerException>(() => EnergyFitter.Fit(networks)).Message);
    }

    [Fact]
    public void Two_networks_are_too_few() => Assert.Contains(
        "2 measured energies are too few", Assert.Throws<ProfilerException>(() => EnergyFitter.Fit(new EnergyWorld(1, 0).Draw(2))).Message);

    [Fact]
    public void Sensors_that_do_not_follow_the_load_are_refused()
    {
        EnergyObservation[] networks = [.. new EnergyWorld(1, 0).Draw(6).Select(network => network with { Mj = 7 })];

        Assert.Contains("do not follow the load", Assert.Throws<ProfilerException>(() => EnergyFitter.Fit(networks)).Message);
    }

    private static bool Holds(EnergyModel model, EnergyObservation network)
    {
        double mj = model.MjOf(network.LatencyMs, network.Macs, network.Bytes);
        EnergyEstimate estimate = model.Estimate(mj, network.LatencyMs, network.LatencyMs, network.LatencyMs);
        return network.Mj >= estimate.LowMj && network.Mj <= estimate.HighMj;
    }
}
