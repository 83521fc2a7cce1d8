using System.Text.Json;
using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests;

/// <summary>From a table to a network that was searched for, trained and measured.</summary>
[Collection(DeviceCollection.Name)]
public sealed class SearchTests : IDisposable
{
    private static readonly string[] Search =
        ["search", "--space", "tiny.json", "--data", "shapes:task=classification,classes=4,train=64,val=16", "--out", "found"];

    private readonly Workplace _place;

    public SearchTests(DeviceFixture device) => _place = device.Copy();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task What_it_finds_is_measured_beside_its_prediction()
    {
        JsonElement result = await _place.JsonAsync([.. Search, "--steps", "30", "--train-steps", "10"]);

        JsonElement measured = AssertMeasured(result);
        double predicted = result.GetProperty("expectedCost").GetProperty("latency").GetProperty("latencyMs").GetDouble();
        Assert.Equal((predicted / measured.GetProperty("latencyMs").GetDouble()) - 1, measured.GetProperty("predictionError").GetDouble(), 9);
        Assert.Contains("prediction over measurement", await File.ReadAllTextAsync(_place.PathOf("found/search.html")));

        // It was measured as a file is, so the file's measurement is known from now on.
        JsonElement estimate = await _place.JsonAsync("estimate", "found/network.onnx");
        Assert.Equal("measured", estimate.GetProperty("estimate").GetProperty("source").GetString());
        Assert.Equal(measured.GetProperty("job").GetString(), estimate.GetProperty("estimate").GetProperty("snapshot").GetString());
    }

    [Fact]
    public async Task With_a_coordinator_table_and_measurement_are_there_and_training_is_here()
    {
        await _place.JsonAsync("device", "add", "local", "--local");
        using ServingProcess coordinator = await ServingProcess.ListeningAsync(_place, _place.Database);

        JsonElement result = await _place.JsonAsync([.. Search, "--steps", "10", "--train-steps", "0", "--server", coordinator.Url]);

        AssertMeasured(result);
        Assert.True(File.Exists(_place.PathOf("found/checkpoint.safetensors")));
        JsonElement job = Assert.Single((await _place.JsonAsync("job", "list", "--server", coordinator.Url)).GetProperty("jobs").EnumerateArray());
        Assert.Equal("measure", job.GetProperty("kind").GetString());
    }

    [Fact]
    public async Task Two_searches_differ_by_an_interval()
    {
        string[] options = [.. Search.Skip(1), "--steps", "20", "--train-steps", "10"];
        JsonElement compared = await _place.JsonAsync(["search-compare", .. options]);

        AssertMeasured(compared.GetProperty("macs"));
        AssertMeasured(compared.GetProperty("latency"));
        JsonElement ratio = compared.GetProperty("answer").GetProperty("ratio");
        Assert.InRange(ratio.GetProperty("value").GetDouble(), ratio.GetProperty("low").GetDouble(), ratio.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task Ctrl_C_leaves_a_checkpoint_that_goes_on()
    {
        using ProfilerProcess profiler = _place.Start([.. Search, "--steps", "1000000", "--no-measure", "--json"]);
        await UnderWayAsync(profiler);
        profiler.Interrupt();
        (await profiler.EndAsync()).Failed(130, "cancelled", "--resume");

        using ProfilerProcess resumed = _place.Start([.. Search, "--steps", "1000000", "--no-measure", "--resume", "--json"]);
        DateTime before = File.GetLastWriteTimeUtc(Checkpoint);
        while (File.GetLastWriteTimeUtc(Checkpoint) == before && !resumed.HasExited)
        {
            await Task.Yield();
        }

        resumed.Interrupt();
        (await resumed.EndAsync()).Failed(130, "cancelled", "--resume");
    }

    /// <summary>Three gigabytes of images where the runtime may have a quarter of one.</summary>
    [Fact]
    public async Task Too_little_memory_ends_the_search_with_what_helps()
    {
        string[] large = ["--cost", "macs", "--input", "1x3x256x256", "--batch", "4096", "--steps", "10", "--no-measure", "--json"];
        using var profiler = new ProfilerProcess(_place, [.. Search, .. large], ("DOTNET_GCHeapHardLimit", "0x10000000"));

        (await profiler.EndAsync()).Failed(9, "trainingFailed", "smaller batch");
        Assert.True(File.Exists(Checkpoint));
    }

    [Fact]
    public async Task Two_workers_search_together()
    {
        JsonElement result = await _place.JsonAsync([.. Search, "--steps", "10", "--train-steps", "0", "--no-measure", "--workers", "2"]);

        Assert.Equal(2, result.GetProperty("provenance").GetProperty("workers").GetInt32());
    }

    [Fact]
    public async Task Two_workers_train_every_search_of_a_comparison()
    {
        string[] options = [.. Search.Skip(1), "--steps", "6", "--train-steps", "2", "--no-measure", "--workers", "2", "--match", "accuracy", "--tolerance", "100"];
        JsonElement compared = await _place.JsonAsync(["search-compare", .. options]);

        Assert.Single(compared.GetProperty("accuracy").GetProperty("tried").EnumerateArray());
    }

    [Fact]
    public async Task A_comparison_is_no_work_for_torchrun()
    {
        using var profiler = new ProfilerProcess(
            _place, ["search-compare", .. Search.Skip(1), "--json"],
            ("RANK", "0"), ("WORLD_SIZE", "2"), ("MASTER_ADDR", "127.0.0.1"), ("MASTER_PORT", "20000"));

        (await profiler.EndAsync()).Failed(2, "invalidArgument", "--workers N");
    }

    [Fact]
    public async Task A_killed_worker_ends_the_search_and_leaves_its_checkpoint()
    {
        using ProfilerProcess profiler = _place.Start([.. Search, "--steps", "1000000", "--no-measure", "--workers", "2", "--json"]);
        await UnderWayAsync(profiler);
        profiler.KillAgent();

        (await profiler.EndAsync()).Failed(5, "linkLost", "worker 1 ended", "--resume");
        Assert.True(File.Exists(Checkpoint));
    }

    private string Checkpoint => _place.PathOf("found/checkpoint.safetensors");

    private async Task UnderWayAsync(ProfilerProcess profiler)
    {
        while (!File.Exists(Checkpoint) && !profiler.HasExited)
        {
            await Task.Yield();
        }
    }

    private static JsonElement AssertMeasured(JsonElement search)
    {
        JsonElement measured = search.GetProperty("measured");
        Assert.InRange(
            measured.GetProperty("latencyMs").GetDouble(), measured.GetProperty("lowMs").GetDouble(), measured.GetProperty("highMs").GetDouble());
        Assert.Matches("^[A-D]$", measured.GetProperty("grade").GetString());
        return measured;
    }
}
