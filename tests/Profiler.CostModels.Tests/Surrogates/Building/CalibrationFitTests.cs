using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Building;

namespace Profiler.CostModels.Tests.Surrogates.Building;

public sealed class CalibrationFitTests
{
    private static readonly SurrogateCalibration Truth = new(40, FixedMs: 0.2, Scale: 0.925, PerKernelMs: 0.001);

    [Fact]
    public void Fixed_cost_scale_and_cost_a_kernel_are_found()
    {
        SurrogateCalibration fit = CalibrationFit.Fit(Networks(40));

        Assert.Equal((Truth.FixedMs, Truth.Scale, Truth.PerKernelMs), (fit.FixedMs, fit.Scale, fit.PerKernelMs), (a, b) =>
            Math.Abs(a.FixedMs - b.FixedMs) < 1e-6 && Math.Abs(a.Scale - b.Scale) < 1e-6 && Math.Abs(a.PerKernelMs - b.PerKernelMs) < 1e-6);
        Assert.Equal(40, fit.Networks);
    }

    [Fact]
    public void A_few_networks_that_were_timed_on_a_busy_host_do_not_move_it()
    {
        HeldOutNetwork[] networks = Networks(40);
        for (int i = 0; i < 4; i++)
        {
            networks[i * 9] = networks[i * 9] with { Network = networks[i * 9].Network with { TimedMs = networks[i * 9].Network.TimedMs * 1.5 } };
        }

        SurrogateCalibration fit = CalibrationFit.Fit(networks);

        double[] kernels = [.. Enumerable.Repeat(0.06, 50)];
        Assert.Equal(Truth.LatencyOf(kernels), fit.LatencyOf(kernels), 0.01);
    }

    [Fact]
    public void What_the_profile_takes_in_every_kernel_is_taken_off_again()
    {
        HeldOutNetwork[] networks =
            [.. Networks(40).Select(n => n with { Network = n.Network with { TimedMs = n.TotalMs - (0.002 * n.KernelMs.Length) } })];

        SurrogateCalibration fit = CalibrationFit.Fit(networks);

        Assert.Equal(-0.002, fit.PerKernelMs, 6);
        Assert.Equal(1, fit.Scale, 6);
        Assert.True(fit.ShareOf(0.001) > 0);
    }

    [Fact]
    public void No_run_costs_less_than_nothing_beside_its_kernels()
    {
        HeldOutNetwork[] networks = [.. Networks(40).Select(n => n with { Network = n.Network with { TimedMs = n.TotalMs - 0.1 } })];

        SurrogateCalibration fit = CalibrationFit.Fit(networks);

        Assert.Equal(0, fit.FixedMs);
    }

    [Fact]
    public void A_few_timed_networks_give_a_factor_alone()
    {
        SurrogateCalibration fit = CalibrationFit.Fit(Networks(5));

        Assert.Equal((5, 0, 0), (fit.Networks, fit.FixedMs, fit.PerKernelMs));
        Assert.InRange(fit.Scale, 0.925, 1.3);
    }

    private static HeldOutNetwork[] Networks(int count)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            double[] ms = [.. Enumerable.Range(0, random.Next(10, 120)).Select(_ => 0.002 + (random.NextDouble() * 0.1))];
            var network = new TrainingNetwork(i, $"{i}", "plain", [], ms, Truth.LatencyOf(ms));
            return new HeldOutNetwork(network, "part 0", ms, ms);
        })];
    }
}
