using Profiler.CostModels.Energy;
using Profiler.CostModels.Estimates;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Surrogates.Sampling;
using Profiler.Fleet.Surrogates.Validation;
using Profiler.Fleet.Tests.Support;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Devices;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Store;
using Profiler.Store.Jobs;
using Profiler.Store.Surrogates;

namespace Profiler.Fleet.Tests.Surrogates;

/// <summary>Trainings on a device whose kernels cost what their work says, so that there is something to learn.</summary>
public sealed class SurrogateTrainingTests : IDisposable
{
    private static readonly SurrogateTrainingRequest Request =
        SurrogateTrainingRequest.Of(["plain", "squeeze"], seed: 1, TimeSpan.FromSeconds(60));

    private readonly Bench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task A_training_ends_with_a_surrogate_that_answers_for_its_device()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession device = await Bench.ConnectAsync(new KernelDevice().Agent(), database);

        SurrogateTrainingOutcome outcome = await TrainAsync(database, device, Request);

        SurrogateSummary surrogate = Assert.Single(await database.Surrogates.AllAsync());
        Assert.Equal(surrogate.Id, outcome.Surrogate.Id);
        Assert.True(surrogate.IsCurrent);
        Assert.Equal(["plain", "squeeze"], surrogate.Report.Families.AsEnumerable());
        var samples = await database.Surrogates.Samples.OfTargetAsync(surrogate.Target);
        Assert.Equal(outcome.NewNetworks, samples.Length);
        Assert.Equal(surrogate.Report.Networks, samples.Count(sample => sample.Split == SampleSplit.Train));
        Assert.Equal(surrogate.Report.HeldOut!.Networks, samples.Count(sample => sample.Split == SampleSplit.HeldOut));
        Assert.InRange(surrogate.DeviceSeconds, 1, 80);
        Assert.Empty(await database.Models.AllAsync());

        Subject subject = SubjectFactory.FromNetwork(
            PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small")), TensorShape.Parse("1x3x32x64"));
        SurrogateAnswer answer = await new SurrogateEstimator(database, device)
            .EstimateAsync(subject, new DeviceOptions(), CancellationToken.None);
        double expected = KernelDevice.LatencyMs(KernelDevice.GraphOf(subject.Sha256));
        Assert.InRange(answer.Estimate.Cost.LatencyMs, expected * 0.5, expected * 2);
        Assert.Null(answer.Estimate.Cost.Energy);

        var energy = new EnergyModel(5, 10, 80, Networks: 12, RelativeError90: 0.04);
        IWorkplaceSurrogates surrogates = _bench.Surrogates(database);
        Assert.Null(await surrogates.AddEnergyAsync(energy, surrogate.Target with { Threads = 3 }, CancellationToken.None));
        SurrogateSummary? after = await surrogates.AddEnergyAsync(energy, surrogate.Target, CancellationToken.None);
        Assert.Equal(after!.Id, Assert.Single(await database.Surrogates.AllAsync(), known => known.IsCurrent).Id);
        Assert.NotEqual(surrogate.Id, after.Id);
        CostEstimate cost = (await new SurrogateEstimator(database, device).EstimateAsync(subject, new DeviceOptions(), CancellationToken.None)).Estimate.Cost;
        Assert.Equal(answer.Estimate.Cost.LatencyMs, cost.LatencyMs);
        Assert.Equal(energy.MjOf(cost.LatencyMs, subject.Work.Macs, subject.Work.BytesAt("fp32")), cost.Energy!.Mj);
    }

    [Fact]
    public async Task An_interrupted_training_goes_on_where_it_was()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        var lost = new KernelDevice { FailsAfterVisits = 200 };
        await using (DeviceSession device = await Bench.ConnectAsync(lost.Agent(), database))
        {
            await Assert.ThrowsAsync<ProfilerException>(() => TrainAsync(database, device, Request));
        }

        var again = new KernelDevice();
        await using DeviceSession second = await Bench.ConnectAsync(again.Agent(), database);
        SurrogateTrainingOutcome outcome = await TrainAsync(database, second, Request);

        Assert.True(outcome.IsResumed);
        Job job = Assert.Single(await database.Jobs.AllAsync());
        string[] visits = [.. (await database.Visits.OfJobAsync(job.Id)).Select(visit => $"{visit.ItemId} {visit.Round}")];
        Assert.Equal(visits.Length, visits.Distinct().Count());
        Assert.True(again.Made.Count < visits.Length, $"{again.Made.Count} of {visits.Length} visits were made again.");
    }

    [Fact]
    public async Task A_later_training_is_judged_by_the_same_hold_out_and_measures_other_networks()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession device = await Bench.ConnectAsync(new KernelDevice().Agent(), database);
        SurrogateTrainingOutcome first = await TrainAsync(database, device, Request with { Budget = TimeSpan.FromSeconds(20) });
        string[] heldOut = await HeldOutAsync(database, first);
        SurrogateTrainingOutcome second = await TrainAsync(database, device, Request with { Budget = TimeSpan.FromSeconds(20), Families = ["squeeze"] });

        Assert.Subset((await HeldOutAsync(database, second)).ToHashSet(), heldOut.ToHashSet());
        Assert.Equal(["squeeze"], second.Surrogate.Report.Families.AsEnumerable());
        Assert.NotNull(second.Surrogate.Report.Before);
        Assert.Single(await database.Surrogates.AllAsync(), known => known.IsCurrent);
        Assert.NotEmpty(second.Surrogate.Report.Reason);
    }

    [Fact]
    public async Task A_validation_scores_the_surrogate_on_networks_that_nobody_measured()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession device = await Bench.ConnectAsync(new KernelDevice().Agent(), database);
        await TrainAsync(database, device, Request with { Budget = TimeSpan.FromSeconds(20) });

        SurrogateValidationOutcome outcome = await new SurrogateValidationService(database, device)
            .RunAsync(new SurrogateValidationRequest(["plain", "squeeze"], 4, Seed: 3), new DeviceOptions(), null, CancellationToken.None);

        Assert.Equal(4, outcome.Scores.Networks);
        Assert.Equal(["plain", "squeeze"], outcome.ByFamily.Select(family => family.Family));
        Assert.All(outcome.Networks, network => Assert.Equal(SampleUse.Validate, SampleName.TryParse(network.Name)!.Use));
    }

    [Fact]
    public async Task A_null_device_is_refused_before_anything_is_measured()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        var kernels = new KernelDevice { Runtime = DeviceDescription.NullRuntime };
        await using DeviceSession device = await Bench.ConnectAsync(kernels.Agent(), database);

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(() => TrainAsync(database, device, Request));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("null runtime", error.Message, StringComparison.Ordinal);
        Assert.Empty(kernels.Made);
    }

    [Fact]
    public async Task Without_a_surrogate_the_command_that_trains_one_is_named()
    {
        using ProfilerDatabase database = await _bench.OpenAsync();
        await using DeviceSession device = await Bench.ConnectAsync(new KernelDevice().Agent(), database);
        Subject subject = SubjectFactory.FromNetwork(
            PublishedNetworks.Build(PublishedNetworks.Get("squeezenas-lat-small")), TensorShape.Parse("1x3x32x64"));

        ProfilerException error = await Assert.ThrowsAsync<ProfilerException>(
            () => new SurrogateEstimator(database, device)
                .EstimateAsync(subject, new DeviceOptions(Threads: 2), CancellationToken.None));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("profiler surrogate train --threads 2", error.Advice, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_family_is_refused_by_name()
    {
        ProfilerException error = Assert.Throws<ProfilerException>(() => SurrogateTrainingRequest.Of(["plane"], 1, TimeSpan.FromSeconds(1)));
        Assert.Contains("plane", error.Message, StringComparison.Ordinal);
    }

    private async Task<SurrogateTrainingOutcome> TrainAsync(ProfilerDatabase database, DeviceSession device, SurrogateTrainingRequest request) =>
        await new SurrogateTrainingService(database, device, _bench.Clock)
            .RunAsync(request, null, CancellationToken.None);

    private static async Task<string[]> HeldOutAsync(ProfilerDatabase database, SurrogateTrainingOutcome outcome) =>
    [
        .. (await database.Surrogates.Samples.OfTargetAsync(outcome.Surrogate.Target))
            .Where(sample => sample.Split == SampleSplit.HeldOut).Select(sample => sample.Network.Name)
    ];
}
