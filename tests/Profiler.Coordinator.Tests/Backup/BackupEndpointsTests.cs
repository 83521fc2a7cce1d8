using System.IO.Compression;
using Profiler.Api;
using Profiler.Coordinator.Tests.Support;

namespace Profiler.Coordinator.Tests.Backup;

public sealed class BackupEndpointsTests
{
    [Fact]
    public async Task Everything_comes_as_one_archive_with_a_name()
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();
        await Submissions.RegisterAsync(coordinator.Database);

        using HttpResponseMessage response = await coordinator.Client.GetAsync(ApiRoutes.Backup);

        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        Assert.EndsWith(".zip", response.Content.Headers.ContentDisposition?.FileName);
        using var archive = new ZipArchive(await response.Content.ReadAsStreamAsync());
        Assert.NotEmpty(archive.Entries);
    }
}
