using System.Security.Cryptography;
using System.Text.Json;
using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands.Networks;

public sealed class NetworksExportCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Writes_the_file_that_its_document_describes()
    {
        JsonElement exported = (await ExportAsync("a.onnx", "--json")).Json();

        byte[] bytes = await File.ReadAllBytesAsync(_folder.PathOf("a.onnx"));
        Assert.Equal(bytes.Length, exported.GetProperty("bytes").GetInt64());
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), exported.GetProperty("sha256").GetString());
        Assert.Equal("1x3x64x64", exported.GetProperty("input").GetString());
    }

    [Fact]
    public async Task The_seed_decides_the_bytes()
    {
        await ExportAsync("a.onnx", "--seed", "7");
        await ExportAsync("b.onnx", "--seed", "7");
        await ExportAsync("c.onnx", "--seed", "8");

        Assert.Equal(await File.ReadAllBytesAsync(_folder.PathOf("a.onnx")), await File.ReadAllBytesAsync(_folder.PathOf("b.onnx")));
        Assert.NotEqual(await File.ReadAllBytesAsync(_folder.PathOf("a.onnx")), await File.ReadAllBytesAsync(_folder.PathOf("c.onnx")));
    }

    [Fact]
    public async Task Refuses_to_export_what_is_a_file_already()
    {
        await ExportAsync("a.onnx");

        CommandRun run = await CommandHost.RunAsync("networks", "export", _folder.PathOf("a.onnx"), "-o", _folder.PathOf("b.onnx"));

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.False(File.Exists(_folder.PathOf("b.onnx")));
    }

    [Fact]
    public async Task Refuses_a_place_that_cannot_be_written()
    {
        CommandRun run = await ExportAsync(Path.Combine("no-such-folder", "a.onnx"), "--json");

        Assert.Equal(ExitCodes.Storage, run.ExitCode);
        Assert.Equal("storage", run.ErrorJson().GetProperty("code").GetString());
    }

    [Fact]
    public async Task Leaves_nothing_behind_where_the_target_is_a_folder()
    {
        Directory.CreateDirectory(_folder.PathOf("taken"));

        CommandRun run = await ExportAsync("taken");

        Assert.Equal(ExitCodes.Storage, run.ExitCode);
        Assert.False(File.Exists(_folder.PathOf("taken.partial")));
    }

    private Task<CommandRun> ExportAsync(string file, params string[] more) => CommandHost.RunAsync(
        ["networks", "export", "fbnet-a", "--input", "1x3x64x64", "-o", _folder.PathOf(file), .. more]);
}
