using System.Text.Json;
using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests;

/// <summary>From random networks on this machine to what any file costs here.</summary>
[Collection(DeviceCollection.Name)]
public sealed class SurrogateTests(DeviceFixture device)
{
    [Fact]
    public async Task A_surrogate_trained_in_seconds_explains_a_file_and_fills_a_table()
    {
        using Workplace place = device.Copy();
        ProfilerRun refused = await place.RunAsync("estimate", "mine.json", "--explain", "--json");
        refused.Failed(2, "unknownName", "profiler surrogate train");

        JsonElement trained = await place.JsonAsync("surrogate", "train", "--families", "plain,inverted-residual", "--budget", "4s");
        string id = trained.GetProperty("trained").GetProperty("surrogate").GetProperty("id").GetString()!;
        Assert.True(trained.GetProperty("trained").GetProperty("surrogate").GetProperty("isCurrent").GetBoolean());

        await place.JsonAsync("networks", "export", "mine.json", "-o", "mine.onnx");
        JsonElement estimated = await place.JsonAsync("estimate", "mine.onnx", "--explain");
        JsonElement estimate = estimated.GetProperty("estimate");
        JsonElement explanation = estimated.GetProperty("explanation");
        Assert.Equal(("predicted", id), (estimate.GetProperty("source").GetString(), estimate.GetProperty("snapshot").GetString()));
        double kernelsMs = explanation.GetProperty("kernels").EnumerateArray().Sum(kernel => kernel.GetProperty("latencyMs").GetDouble());
        Assert.Equal(estimate.GetProperty("latencyMs").GetDouble(), kernelsMs + explanation.GetProperty("fixedMs").GetDouble(), 6);

        JsonElement profile = await place.JsonAsync("profile", "--space", "tiny.json", "--method", "surrogate");
        Assert.Equal(TinySpace.Entries, profile.GetProperty("predictedEntries").GetInt32());
        Assert.Equal(0, profile.GetProperty("deviceSeconds").GetDouble());

        JsonElement samples = await place.JsonAsync("surrogate", "samples", "--out", "samples");
        string[] kernels = await File.ReadAllLinesAsync(place.PathOf(Path.Combine("samples", "kernels.csv")));
        Assert.StartsWith("network,family,split,operator,", kernels[0], StringComparison.Ordinal);
        Assert.Equal(samples.GetProperty("kernels").GetInt32(), kernels.Length - 1);
    }
}
