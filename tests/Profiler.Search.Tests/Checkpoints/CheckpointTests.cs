using System.Buffers.Binary;
using System.Text;
using System.Text.Json;
using Profiler.Networks.Errors;
using Profiler.Search.Checkpoints;
using Profiler.Search.Choices;
using Profiler.Search.Objectives;
using Profiler.Search.Tests.Data.Support;
using Profiler.Search.Tests.Synthetic;
using Profiler.Search.Training;

namespace Profiler.Search.Tests.Checkpoints;

public sealed class CheckpointTests
{
    [Theory]
    [InlineData("all", false)]
    [InlineData("sampled", false)]
    [InlineData("sampled:2", true)]
    public void A_resumed_search_is_the_uninterrupted_one_to_the_bit(string mode, bool hasBudget)
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("half.safetensors");
        using TinySearch whole = Search(mode, hasBudget);
        using TinySearch first = Search(mode, hasBudget);
        using TinySearch second = Search(mode, hasBudget);
        whole.Trainer.Run(null, null, CancellationToken.None);
        using var stop = new CancellationTokenSource();
        var reports = new Reports(report => StopAt(report, 30, stop));
        Assert.Throws<ProfilerException>(() => first.Trainer.Run(reports, new CheckpointPlan(path, 1000), stop.Token));

        second.Trainer.Resume(path);
        second.Trainer.Run(null, null, CancellationToken.None);

        Assert.Equal(60, second.Trainer.Step);
        Assert.Equal(whole.Bytes(), second.Bytes());
    }

    [Fact]
    public void The_file_is_of_the_safetensors_layout()
    {
        using var search = new TinySearch(TinySearch.Options(3));
        search.Trainer.Run(null, null, CancellationToken.None);
        byte[] file = search.Bytes();
        int length = (int)BinaryPrimitives.ReadInt64LittleEndian(file);
        using JsonDocument header = JsonDocument.Parse(file.AsMemory(8, length));

        JsonElement theta = header.RootElement.GetProperty("theta");
        long end = header.RootElement.EnumerateObject().Where(e => e.Name != "__metadata__").Max(e => e.Value.GetProperty("data_offsets")[1].GetInt64());

        Assert.Equal(0, length % 8);
        Assert.Equal("F32", theta.GetProperty("dtype").GetString());
        Assert.Equal([5, 4], theta.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32()));
        Assert.Equal(file.Length, 8 + length + end);
        Assert.All(header.RootElement.GetProperty("__metadata__").EnumerateObject(), entry => Assert.Equal(JsonValueKind.String, entry.Value.ValueKind));
        Assert.True(header.RootElement.TryGetProperty("weights/head.weight", out _));
        Assert.True(header.RootElement.TryGetProperty("buffers/running_mean", out _));
        Assert.True(header.RootElement.TryGetProperty("momentum/head.weight", out _));
    }

    [Fact]
    public void The_header_can_be_read_without_a_search()
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder);

        using Checkpoint checkpoint = Checkpoint.Open(path);

        Assert.Equal(("five", 10), (checkpoint.Header.Subject.Space, checkpoint.Header.Numbers.Step));
        Assert.Equal(TinySearch.Options(10), checkpoint.Header.Options);
        Assert.Equal(10, checkpoint.Header.History.Length);
    }

    [Fact]
    public void Refuses_the_checkpoint_of_another_space()
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder);
        using var other = new TinySearch(TinySearch.Options(10), TinySpaces.Three);

        var error = Assert.Throws<ProfilerException>(() => other.Trainer.Resume(path));

        Assert.Equal(ErrorCode.Mismatch, error.Code);
        Assert.Contains("'five'", error.Message);
        Assert.Contains("'three'", error.Message);
    }

    [Fact]
    public void Refuses_the_checkpoint_of_other_options_or_data()
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder);
        using var longer = new TinySearch(TinySearch.Options(20));
        using var elsewhere = new TinySearch(TinySearch.Options(10), batches: LinearSupernet.Batches with { Description = "smallest of four" });

        var options = Assert.Throws<ProfilerException>(() => longer.Trainer.Resume(path));
        var data = Assert.Throws<ProfilerException>(() => elsewhere.Trainer.Resume(path));

        Assert.Contains("Steps = 10", options.Message);
        Assert.Contains("'largest of four', not 'smallest of four'", data.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(100)]
    [InlineData(-1)]
    [InlineData(-200)]
    public void Refuses_a_truncated_file(int length)
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder);
        byte[] whole = File.ReadAllBytes(path);
        File.WriteAllBytes(path, whole[..(length < 0 ? whole.Length + length : length)]);

        var error = Assert.Throws<ProfilerException>(() => Checkpoint.Open(path));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("truncated", error.Message);
        Assert.Contains(path, error.Message);
    }

    [Fact]
    public void Refuses_a_file_in_which_any_byte_changed()
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder);
        byte[] whole = File.ReadAllBytes(path);
        var random = new Random(2);
        for (int i = 0; i < 40; i++)
        {
            byte[] changed = [.. whole];
            changed[random.Next(8, whole.Length)] ^= (byte)(1 << random.Next(8));
            File.WriteAllBytes(path, changed);

            Assert.Equal(ErrorCode.InvalidFile, Assert.Throws<ProfilerException>(() => Checkpoint.Open(path)).Code);
        }
    }

    [Fact]
    public void Refuses_another_version_and_what_is_no_checkpoint()
    {
        using var folder = new TemporaryFolder();
        string path = folder.PathOf("later.safetensors");
        SafeTensorsWriter.Write(path, new Dictionary<string, string>(), [], "profiler-search-checkpoint/9");
        string foreign = folder.PathOf("foreign.safetensors");
        byte[] json = Encoding.UTF8.GetBytes("""{"weight":{"dtype":"F32","shape":[1],"data_offsets":[0,4]}}""".PadRight(128));
        byte[] length = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, json.Length);
        File.WriteAllBytes(foreign, [.. length, .. json, 0, 0, 0, 0]);

        var version = Assert.Throws<ProfilerException>(() => Checkpoint.Open(path));
        var strange = Assert.Throws<ProfilerException>(() => Checkpoint.Open(foreign));
        var missing = Assert.Throws<ProfilerException>(() => Checkpoint.Open(folder.PathOf("nowhere")));

        Assert.Equal((ErrorCode.Mismatch, ErrorCode.InvalidFile, ErrorCode.InvalidFile), (version.Code, strange.Code, missing.Code));
        Assert.Contains("'profiler-search-checkpoint/9'", version.Message);
        Assert.Contains("not a checkpoint of a search", strange.Message);
    }

    [Fact]
    public void A_failed_write_leaves_the_former_file_and_nothing_else()
    {
        using var folder = new TemporaryFolder();
        string path = Written(folder);
        byte[] former = File.ReadAllBytes(path);
        var failing = new StoredTensor("broken", SafeTensorsLayout.Float32, [1], () => throw new IOException("No space left on device"));

        var error = Assert.Throws<ProfilerException>(() => SafeTensorsWriter.Write(path, new Dictionary<string, string>(), [failing]));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Equal(former, File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }

    private static TinySearch Search(string mode, bool hasBudget) => new(
        TinySearch.Options(60, PathMode.Parse(mode)),
        objective: hasBudget ? cost => new BudgetObjective(cost, 0.8 * cost.Expected(ChoiceProbabilities.Uniform(cost.Space))) : null);

    private static void StopAt(SearchProgress report, long step, CancellationTokenSource stop)
    {
        if (report.Point.Step == step)
        {
            stop.Cancel();
        }
    }

    private static string Written(TemporaryFolder folder)
    {
        string path = folder.PathOf("search.safetensors");
        using var search = new TinySearch(TinySearch.Options(10));
        search.Trainer.Run(null, new CheckpointPlan(path, 100), CancellationToken.None);
        return path;
    }
}
