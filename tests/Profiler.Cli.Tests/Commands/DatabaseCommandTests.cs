using Profiler.Cli.Output;
using Profiler.Cli.Tests.Hosting;

namespace Profiler.Cli.Tests.Commands;

public sealed class DatabaseCommandTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_backup_brings_everything_to_an_empty_database(bool isRemote)
    {
        await using TwoWaysHost host = await TwoWaysHost.StartAsync();
        await host.Database.Tables.AddAsync(SampleTables.Table());
        string archive = host.PathOf("backup.zip");
        string[] backup = ["database", "backup", archive, "--json"];

        CommandRun backedUp = isRemote ? await host.RunThereAsync(backup) : await host.RunHereAsync(backup);
        CommandRun restored = await CommandHost.RunAsync("database", "restore", archive, "--database", host.PathOf("new.db"));
        CommandRun again = await CommandHost.RunAsync("database", "restore", archive, "--database", host.PathOf("new.db"));

        Assert.Equal(new FileInfo(archive).Length, backedUp.Json().GetProperty("byteSize").GetInt64());
        Assert.Equal(0, restored.ExitCode);
        Assert.Equal(
            (await host.RunHereAsync("lut", "list")).Output,
            (await CommandHost.RunAsync("lut", "list", "--database", host.PathOf("new.db"))).Output);
        Assert.Equal(ExitCodes.Refused, again.ExitCode);
    }

    [Fact]
    public async Task What_is_no_archive_is_refused_and_a_coordinator_is_not_restored_from_afar()
    {
        using var folder = new TemporaryFolder();
        string file = folder.Write("backup.zip", "no archive");

        CommandRun damaged = await CommandHost.RunAsync("database", "restore", file, "--database", folder.PathOf("new.db"));
        CommandRun missing = await CommandHost.RunAsync("database", "restore", folder.PathOf("none"), "--database", folder.PathOf("new.db"));
        CommandRun afar = await CommandHost.RunAsync("database", "restore", file, "--server", "http://127.0.0.1:1");

        Assert.Equal(ExitCodes.File, damaged.ExitCode);
        Assert.Equal(ExitCodes.File, missing.ExitCode);
        Assert.Equal(ExitCodes.Usage, afar.ExitCode);
    }
}
