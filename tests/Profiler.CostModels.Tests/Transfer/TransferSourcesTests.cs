using System.Collections.Immutable;
using Profiler.CostModels.Transfer;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Tests.Transfer;

public sealed class TransferSourcesTests
{
    private readonly TransferTable _table = SyntheticDevices.Table();

    [Fact]
    public void A_constant_device_is_refused_by_name() =>
        Assert.Contains("'flat_1' has the same latency", Refusal(Flat(_ => 3)).Message);

    [Fact]
    public void A_negative_latency_is_refused_by_name() =>
        Assert.Contains("'flat_1' has a latency that is negative", Refusal(Flat(i => i == 3 ? -1 : i + 1)).Message);

    [Fact]
    public void A_device_that_was_hardly_measured_is_refused() =>
        Assert.Contains("measured on 5 of", Refusal(Flat(i => i < 5 ? i + 1 : double.NaN)).Message);

    [Fact]
    public void A_device_measured_on_some_architectures_is_a_source()
    {
        DeviceLatencies some = _table.Device("ant_1");
        some = some with { LatencyMs = [.. some.LatencyMs.Select((ms, i) => i % 2 == 0 ? ms : double.NaN)] };
        var sources = new TransferSources(_table.Space.Encoder, _table.Architectures, [some], []);

        Assert.Equal(1, sources.FamilyCount);
    }

    [Fact]
    public void Without_its_only_family_no_source_is_left()
    {
        var sources = new TransferSources(_table.Space.Encoder, _table.Architectures, [_table.Device("ant_1")], []);

        Assert.Contains("no source", Assert.Throws<ProfilerException>(() => sources.Without("ant")).Message);
    }

    [Fact]
    public void One_family_does_not_tell_how_devices_differ()
    {
        TransferSources sources = SyntheticDevices.Sources(_table, "ant_1", "ant_2");

        var error = Assert.Throws<ProfilerException>(() => HyperparameterEstimate.Of(sources, HyperparameterEffort.Quick, 1));

        Assert.Contains("one family (ant)", error.Message);
    }

    [Fact]
    public void The_estimate_of_how_devices_differ_repeats_and_sees_that_sources_tell_all()
    {
        TransferSources sources = SyntheticDevices.Sources(_table, "ant_1", "bee_1", "cow_1", "dog_1");

        TransferHyperparameters estimate = HyperparameterEstimate.Of(sources, HyperparameterEffort.Quick, 1);

        Assert.Equal(estimate, HyperparameterEstimate.Of(sources, HyperparameterEffort.Quick, 1));
        Assert.True(estimate.ThetaSources > estimate.ThetaChoices);
        Assert.InRange(estimate.ResidualVariance, 1e-6, 0.2);
    }

    [Theory]
    [InlineData("silver_4114", "silver")]
    [InlineData("1080ti_32", "1080ti")]
    [InlineData("raspi4", "raspi4")]
    public void A_name_has_its_stem_as_family(string device, string family) => Assert.Equal(family, DeviceFamily.Of(device));

    private DeviceLatencies Flat(Func<int, double> ms) =>
        new("flat_1", [.. Enumerable.Range(0, _table.Architectures.Length).Select(ms)]);

    private ProfilerException Refusal(DeviceLatencies device) => Assert.Throws<ProfilerException>(
        () => new TransferSources(_table.Space.Encoder, _table.Architectures, [device], ImmutableArray<AnalyticTable>.Empty));
}
