using System.Text.Json;
using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests;

/// <summary>From a search space to a table that predicts, on this machine.</summary>
[Collection(DeviceCollection.Name)]
public sealed class WayThroughTests(DeviceFixture device)
{
    [Fact]
    public async Task Shows_a_network_on_paper()
    {
        JsonElement shown = await device.Place.JsonAsync("networks", "show", "squeezenas-lat-small", "--input", "1x3x512x1024");
        Assert.Equal("squeezenas-lat-small", shown.GetProperty("name").GetString());
        Assert.Equal("1x3x512x1024", shown.GetProperty("input").GetString());
        Assert.True(shown.GetProperty("macs").GetInt64() > 0);
        Assert.True(shown.GetProperty("parameters").GetInt64() > 0);
    }

    [Fact]
    public void A_profile_answers_for_every_candidate_of_every_slot()
    {
        JsonElement profile = device.Profile;
        Assert.StartsWith("local/ort-cpu/fp32/b1", profile.GetProperty("target").GetString(), StringComparison.Ordinal);
        Assert.Equal(TinySpace.Entries, profile.GetProperty("entries").GetInt32());
        Assert.True(profile.GetProperty("deviceSeconds").GetDouble() > 0);
        Assert.True(profile.GetProperty("seconds").GetDouble() > 0);
        Assert.False(profile.GetProperty("resumed").GetBoolean());
    }

    [Fact]
    public async Task A_table_is_scored_on_networks_it_has_not_seen()
    {
        using Workplace place = device.Copy();
        JsonElement score = await place.JsonAsync("validate", "--space", "tiny.json", "--count", "4", "--seed", "7");
        AssertScore(score);
        AssertScore(score.GetProperty("baselines").GetProperty("isolated"));
        AssertScore(score.GetProperty("baselines").GetProperty("macs"));
        Assert.Equal(4, score.GetProperty("networks").GetArrayLength());
        Assert.All(score.GetProperty("networks").EnumerateArray(), network => AssertLatency(network.GetProperty("measuredMs")));
    }

    [Fact]
    public async Task An_estimate_says_where_it_comes_from()
    {
        JsonElement estimate = (await device.Place.JsonAsync("estimate", "mine.json")).GetProperty("estimate");
        Assert.InRange(
            estimate.GetProperty("latencyMs").GetDouble(), estimate.GetProperty("low").GetDouble(), estimate.GetProperty("high").GetDouble());
        Assert.Equal(device.Profile.GetProperty("table").GetString(), estimate.GetProperty("snapshot").GetString());
        Assert.NotEmpty(estimate.GetProperty("source").GetString()!);
    }

    [Fact]
    public async Task An_architecture_is_measured_beside_its_estimate()
    {
        using Workplace place = device.Copy();
        JsonElement measured = await place.JsonAsync("measure", "mine.json");
        AssertLatency(measured.GetProperty("latencyMs"));
        Assert.True(measured.GetProperty("samples").GetInt32() > 0);
        Assert.Matches("^[A-D]$", measured.GetProperty("grade").GetString());
        Assert.Equal(JsonValueKind.Object, measured.GetProperty("estimate").ValueKind);
    }

    [Fact]
    public async Task A_file_is_measured_as_the_architecture_it_was_exported_from()
    {
        using Workplace place = device.Copy();
        await place.JsonAsync("networks", "export", "mine.json", "-o", "mine.onnx");
        JsonElement file = await place.JsonAsync("measure", "mine.onnx");
        AssertLatency(file.GetProperty("latencyMs"));
        Assert.Equal(
            (await place.JsonAsync("networks", "show", "mine.json")).GetProperty("macs").GetInt64(), file.GetProperty("macs").GetInt64());
    }

    [Fact]
    public async Task Two_networks_are_compared_with_an_interval_on_their_difference()
    {
        using Workplace place = device.Copy();
        place.Write("other.json", """{ "name": "other", "space": "tiny.json", "choices": ["skip", "skip"] }""");
        JsonElement compared = await place.JsonAsync("compare", "mine.json", "other.json");
        Assert.Equal(2, compared.GetProperty("networks").GetArrayLength());
        foreach (JsonElement network in compared.GetProperty("networks").EnumerateArray())
        {
            AssertLatency(network.GetProperty("measured").GetProperty("latencyMs"));
            Assert.True(network.GetProperty("gigamacsPerSecond").GetDouble() > 0);
        }

        JsonElement difference = Assert.Single(compared.GetProperty("differences").EnumerateArray());
        AssertOrdered(difference.GetProperty("ratio"), "value");
        AssertOrdered(difference.GetProperty("differenceMs"), "value");
    }

    private static void AssertScore(JsonElement score)
    {
        Assert.Equal(4, score.GetProperty("count").GetInt32());
        Assert.True(score.GetProperty("mape").GetDouble() >= 0);
        Assert.InRange(score.GetProperty("within5").GetDouble(), 0, 1);
        Assert.InRange(score.GetProperty("within10").GetDouble(), score.GetProperty("within5").GetDouble(), 1);
        JsonElement spearman = score.GetProperty("spearman");
        Assert.True(spearman.ValueKind == JsonValueKind.Null || Math.Abs(spearman.GetDouble()) <= 1);
    }

    private static void AssertLatency(JsonElement latency)
    {
        AssertOrdered(latency, "median");
        Assert.True(latency.GetProperty("low").GetDouble() > 0);
        Assert.True(latency.GetProperty("p90").GetDouble() >= latency.GetProperty("low").GetDouble());
    }

    private static void AssertOrdered(JsonElement interval, string value) => Assert.InRange(
        interval.GetProperty(value).GetDouble(), interval.GetProperty("low").GetDouble(), interval.GetProperty("high").GetDouble());
}
