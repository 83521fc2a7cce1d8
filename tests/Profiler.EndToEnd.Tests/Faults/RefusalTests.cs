using Profiler.EndToEnd.Tests.Support;

namespace Profiler.EndToEnd.Tests.Faults;

/// <summary>What cannot be done is refused with a reason and an advice, never with a stack trace.</summary>
[Collection(DeviceCollection.Name)]
public sealed class RefusalTests(DeviceFixture device) : IDisposable
{
    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Theory]
    [InlineData("squeezenas-lat-smal", "squeezenas-lat-small", "measure", "squeezenas-lat-smal")]
    [InlineData("sqeezenas-small", "squeezenas-small", "profile", "--space", "sqeezenas-small")]
    [InlineData("locl", "local", "measure", "fbnet-a", "--device", "locl")]
    [InlineData("cudda", "cuda", "measure", "fbnet-a", "--provider", "cudda")]
    [InlineData("mesure", "measure", "mesure", "fbnet-a")]
    public async Task An_unknown_name_with_the_nearest_one(string name, string nearest, params string[] command) =>
        (await _place.RunAsync([.. command, "--json"])).Failed(2, "unknownName", $"'{name}'", $"'{nearest}'");

    [Theory]
    [InlineData("0x3x64x64")]
    [InlineData("1x3x64")]
    [InlineData("1x4x64x64")]
    [InlineData("1x3x1000000x1000000")]
    [InlineData("1x3x-64x64")]
    public async Task An_impossible_shape(string input) =>
        (await _place.RunAsync("measure", "fbnet-a", "--input", input, "--json")).Failed(2, "invalidShape");

    [Theory]
    [InlineData("")]
    [InlineData("this is no model")]
    [InlineData("\u0008\u0007\u003a\u00ff\u00ff\u00ff\u00ff\u000f")]
    public async Task A_file_that_is_no_model(string text)
    {
        _place.Write("bad.onnx", text);
        (await _place.RunAsync("measure", "bad.onnx", "--json")).Failed(3, "invalidFile", "bad.onnx");
    }

    [Fact]
    public async Task A_truncated_model()
    {
        using Workplace place = device.Copy();
        await place.JsonAsync("networks", "export", "mine.json", "-o", "mine.onnx");
        byte[] whole = await File.ReadAllBytesAsync(place.PathOf("mine.onnx"));
        place.Write("cut.onnx", whole.AsSpan(0, whole.Length / 2));
        (await place.RunAsync("measure", "cut.onnx", "--json")).Failed(3, "invalidFile", "cut.onnx");
    }

    [Fact]
    public async Task A_file_that_is_not_there() =>
        (await _place.RunAsync("measure", "absent.onnx", "--json")).Failed(3, "invalidFile", "absent.onnx");

    [Fact]
    public async Task A_damaged_database_which_stays_as_it_is()
    {
        using Workplace place = device.Copy();
        byte[] bytes = await File.ReadAllBytesAsync(place.Database);
        bytes.AsSpan(100, 4000).Fill(0xAA);
        await File.WriteAllBytesAsync(place.Database, bytes);
        (await place.RunAsync("estimate", "mine.json", "--json")).Failed(6, "storage", "damaged", place.Database);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(place.Database));
    }

    [Fact]
    public async Task A_database_below_a_file()
    {
        string file = _place.Write("file", "in the way");
        (await _place.RunAsync("measure", "fbnet-a", "--database", Path.Combine(file, "profiler.db"), "--json")).Failed(6, "storage", file);
    }

    [Fact]
    public async Task An_agent_that_is_not_there()
    {
        using ProfilerProcess profiler = new(_place, ["measure", "fbnet-a", "--json"], ("PROFILER_AGENT", _place.PathOf("agent.dll")));
        (await profiler.EndAsync()).Failed(7, "missingDependency", "agent.dll");
    }

    [Fact]
    public async Task A_runtime_library_that_is_not_there()
    {
        using ProfilerProcess profiler = new(_place, ["measure", "fbnet-a", "--json"], ("PROFILER_ORT_LIBRARY", _place.PathOf("libonnxruntime.so")));
        (await profiler.EndAsync()).Failed(7, "missingDependency", "libonnxruntime.so");
    }

    [Fact]
    public async Task A_table_of_another_definition_of_the_space()
    {
        using Workplace place = device.Copy();
        place.Write("tiny.json", TinySpace.OtherJson);
        (await place.RunAsync("estimate", "mine.json", "--table", Table, "--json")).Failed(4, "mismatch", "fingerprint");
    }

    [Fact]
    public async Task A_table_of_another_space()
    {
        using Workplace place = device.Copy();
        (await place.RunAsync("estimate", "squeezenas-lat-small", "--input", TinySpace.Input, "--table", Table, "--json"))
            .Failed(4, "mismatch", TinySpace.Name, "squeezenas-small");
    }

    [Theory]
    [InlineData("--threads", "2", "threads 1, not 2")]
    [InlineData("--provider", "cuda", "provider cpu, not cuda")]
    [InlineData("--input", "1x3x64x64", "1x3x32x64")]
    public async Task A_table_of_other_circumstances(string option, string value, string difference) =>
        (await device.Place.RunAsync("estimate", "mine.json", "--table", Table, option, value, "--json")).Failed(4, "mismatch", difference);

    [Fact]
    public async Task An_estimate_without_a_table() =>
        (await device.Place.RunAsync("estimate", "mine.json", "--threads", "2", "--json")).Failed(2, "unknownName", "profiler profile");

    [Fact]
    public async Task A_validation_without_a_table() =>
        (await device.Place.RunAsync("validate", "--space", "squeezenas-small", "--input", "1x3x64x128", "--json"))
            .Failed(2, "unknownName", "profiler profile");

    private string Table => device.Profile.GetProperty("table").GetString()!;
}
