using System.Net.Mime;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Profiler.Api;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Routing;
using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Coordinator.Backup;

/// <summary>GET /v1/backup</summary>
public static class BackupEndpoints
{
    public static void MapBackup(this IEndpointRouteBuilder routes) =>
        routes.MapGet(ApiRoutes.Backup, SendAsync)
            .WithTags("backup")
            .RequireAuthorization(CoordinatorRoles.Admin)
            .Produces<string>(StatusCodes.Status200OK, MediaTypeNames.Application.Zip)
            .Describe("getBackup", "Download everything as one archive", "Of one moment, taken while work goes on; it holds the hashes of keys, not keys.");

    /// <summary>Made whole before the first byte is sent: half an archive would look like one.</summary>
    private static async Task<IResult> SendAsync(ProfilerDatabase database, TimeProvider time, HttpContext context)
    {
        FileStream archive = OpenTemporary();
        context.Response.RegisterForDispose(archive);
        await database.BackupAsync(archive, context.RequestAborted);
        archive.Position = 0;
        return TypedResults.Stream(archive, MediaTypeNames.Application.Zip, $"profiler-{time.GetUtcNow():yyyyMMdd-HHmmss}.zip");
    }

    private static FileStream OpenTemporary()
    {
        try
        {
            return TemporaryFile.Open();
        }
        catch (IOException error)
        {
            throw new ProfilerException(
                ErrorCode.Storage, $"The archive cannot be written: {error.Message}", "Free some space in the coordinator's temporary folder.", error);
        }
    }
}
