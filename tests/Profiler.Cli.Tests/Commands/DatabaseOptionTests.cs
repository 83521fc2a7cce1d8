using System.CommandLine;
using Profiler.Cli.Commands;
using Profiler.Cli.Tests.Hosting;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Cli.Tests.Commands;

public sealed class DatabaseOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Creates_the_database_that_is_named_with_its_folder()
    {
        string path = _folder.PathOf("new/profiler.db");

        using (ProfilerDatabase database = await OpenAsync(path))
        {
            Assert.Equal(path, database.Path);
        }

        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task A_place_where_no_file_can_be_is_a_storage_error_that_names_it()
    {
        string path = Path.Combine(_folder.Write("file", "not a folder"), "profiler.db");

        var error = await Assert.ThrowsAsync<ProfilerException>(() => OpenAsync(path));

        Assert.Equal(ErrorCode.Storage, error.Code);
        Assert.Contains(path, error.Message);
    }

    private static Task<ProfilerDatabase> OpenAsync(string path)
    {
        var option = new DatabaseOption();
        return option.OpenAsync(new Command("test") { option }.Parse(["--database", path]), TimeProvider.System);
    }
}
