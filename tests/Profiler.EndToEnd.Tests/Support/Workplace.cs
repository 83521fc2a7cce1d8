namespace Profiler.EndToEnd.Tests.Support;

/// <summary>A folder with a database, a lane and small inputs of one test's own, removed with it.</summary>
public sealed class Workplace : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-e2e-");

    public string Folder => _folder.FullName;

    public string Database => PathOf("profiler.db");

    public string PathOf(string file) => Path.Combine(Folder, file);

    public string Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        return PathOf(file);
    }

    public string Write(string file, ReadOnlySpan<byte> bytes)
    {
        File.WriteAllBytes(PathOf(file), bytes);
        return PathOf(file);
    }

    /// <summary>Takes over another workplace's database, so that the device need not be calibrated again.</summary>
    public Workplace WithDatabaseOf(Workplace other)
    {
        File.Copy(other.Database, Database);
        return this;
    }

    public ProfilerProcess Start(params string[] arguments) => new(this, arguments);

    public async Task<ProfilerRun> RunAsync(params string[] arguments)
    {
        using ProfilerProcess process = Start(arguments);
        return await process.EndAsync();
    }

    /// <summary>Runs a command that must succeed, for its JSON document.</summary>
    public async Task<System.Text.Json.JsonElement> JsonAsync(params string[] arguments)
    {
        ProfilerRun run = await RunAsync([.. arguments, "--json"]);
        Assert.True(run.ExitCode == 0, run.Error);
        Assert.Empty(run.Error);
        return run.Json();
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
