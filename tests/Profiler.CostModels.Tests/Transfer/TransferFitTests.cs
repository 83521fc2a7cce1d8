using Profiler.CostModels.Transfer;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Transfer;

public sealed class TransferFitTests
{
    private readonly TransferTable _table = SyntheticDevices.Table();
    private readonly TransferSources _sources;
    private readonly TransferHyperparameters _hyperparameters;
    private readonly TransferPrior _prior;

    public TransferFitTests()
    {
        _sources = SyntheticDevices.Sources(_table, "ant_1", "ant_2", "bee_1", "cow_1");
        _hyperparameters = SyntheticDevices.Space.HyperparametersFor(_sources, seed: 1);
        _prior = _sources.Prior(_hyperparameters);
    }

    [Fact]
    public void Ten_designed_measurements_predict_a_new_device()
    {
        DeviceLatencies target = _table.Device("dog_1");
        TransferModel model = TransferFit.Fit(_prior, Measured(10), 1);

        var predictions = model.Predict(_table.Architectures);

        double[] errors = [.. predictions.Select((p, i) => Math.Abs((p.LatencyMs / target.LatencyMs[i]) - 1))];
        Assert.InRange(errors.Average(), 0, 0.02);
        Assert.InRange(predictions.Where((p, i) => p.LowMs <= target.LatencyMs[i] && target.LatencyMs[i] <= p.HighMs).Count() / (double)errors.Length, 0.86, 1);
    }

    [Fact]
    public void The_same_measurements_give_the_same_model()
    {
        TransferPrediction first = TransferFit.Fit(_prior, Measured(6), 1.2).Predict(_table.Architectures[7]);

        Assert.Equal(first, TransferFit.Fit(_sources.Prior(_hyperparameters), Measured(6), 1.2).Predict(_table.Architectures[7]));
    }

    [Fact]
    public void Widening_widens_intervals_and_moves_nothing()
    {
        TransferPrediction narrow = TransferFit.Fit(_prior, Measured(6), 1).Predict(_table.Architectures[7]);
        TransferPrediction wide = TransferFit.Fit(_prior, Measured(6), 2).Predict(_table.Architectures[7]);

        Assert.Equal(narrow.LatencyMs, wide.LatencyMs);
        Assert.Equal(2 * (narrow.HighMs - narrow.LatencyMs), wide.HighMs - wide.LatencyMs, 9);
    }

    [Fact]
    public void More_measurements_narrow_the_intervals()
    {
        double few = TransferFit.Fit(_prior, Measured(3), 1).RelativeError90(_table.Architectures);

        Assert.InRange(TransferFit.Fit(_prior, Measured(20), 1).RelativeError90(_table.Architectures), 0, few * 0.9);
    }

    [Fact]
    public void A_measurement_that_is_wrong_is_found()
    {
        TransferObservation[] observations = Measured(10);
        Assert.Null(TransferFit.FindSuspect(TransferFit.Fit(_prior, observations, 1)));
        observations[4] = observations[4] with { LatencyMs = observations[4].LatencyMs * 1.5 };

        SuspectObservation? suspect = TransferFit.FindSuspect(TransferFit.Fit(_prior, observations, 1));

        Assert.Equal(4, suspect?.Index);
        Assert.InRange(suspect!.ExpectedMs / observations[4].LatencyMs, 0.5, 0.8);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(double.PositiveInfinity)]
    public void A_latency_that_is_none_is_refused(double latencyMs)
    {
        TransferObservation[] observations = Measured(3);
        observations[1] = observations[1] with { LatencyMs = latencyMs };

        var error = Assert.Throws<ProfilerException>(() => TransferFit.Fit(_prior, observations, 1));

        Assert.Contains(observations[1].Architecture.Text, error.Message);
    }

    [Fact]
    public void One_measurement_is_too_few() =>
        Assert.Contains("2 are the least", Assert.Throws<ProfilerException>(() => TransferFit.Fit(_prior, Measured(1), 1)).Message);

    [Fact]
    public void An_architecture_measured_twice_is_refused()
    {
        TransferObservation[] observations = Measured(3);

        var error = Assert.Throws<ProfilerException>(() => TransferFit.Fit(_prior, [.. observations, observations[0]], 1));

        Assert.Contains("more than once", error.Message);
    }

    [Fact]
    public void Equal_measurements_are_refused()
    {
        TransferObservation[] observations = [.. Measured(3).Select(observation => observation with { LatencyMs = 4 })];

        Assert.Contains("nothing can be learnt", Assert.Throws<ProfilerException>(() => TransferFit.Fit(_prior, observations, 1)).Message);
    }

    [Fact]
    public void Sources_that_play_the_new_device_widen_intervals_at_most()
    {
        EncodedArchitecture[] measured = [.. Measured(10).Select(observation => observation.Architecture)];

        double widening = TransferCalibration.Widening(_sources, _hyperparameters, measured, seed: 1);

        Assert.InRange(widening, 1, 5);
        Assert.Equal(widening, TransferCalibration.Widening(_sources, _hyperparameters, measured, seed: 1));
    }

    private TransferObservation[] Measured(int count)
    {
        TransferPlanner planner = TransferPlanner.Over(_prior, _table.Architectures);
        DeviceLatencies target = _table.Device("dog_1");
        return [.. Enumerable.Range(0, count).Select(_ => planner.Next()).Select(i => new TransferObservation(_table.Architectures[i], target.LatencyMs[i]))];
    }
}
