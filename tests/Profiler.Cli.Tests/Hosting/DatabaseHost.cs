using Profiler.CostModels.LookupTables;
using Profiler.Store;

namespace Profiler.Cli.Tests.Hosting;

/// <summary>Runs commands on a database of one test's own.</summary>
internal sealed class DatabaseHost : IDisposable
{
    public TemporaryFolder Folder { get; } = new();

    private string DatabasePath => Folder.PathOf("profiler.db");

    public Task<CommandRun> RunAsync(params string[] args) => CommandHost.RunAsync([.. args, "--database", DatabasePath]);

    public async Task AddAsync(params LookupTable[] tables)
    {
        using ProfilerDatabase database = await OpenAsync();
        foreach (LookupTable table in tables)
        {
            await database.Tables.AddAsync(table);
        }
    }

    public Task<ProfilerDatabase> OpenAsync() => ProfilerDatabase.OpenAsync(DatabasePath, TimeProvider.System);

    public void Dispose() => Folder.Dispose();
}
