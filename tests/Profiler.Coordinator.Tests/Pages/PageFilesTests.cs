using System.Net;
using Profiler.Api.Errors;
using Profiler.Coordinator.Errors;
using Profiler.Coordinator.Pages;
using Profiler.Coordinator.Tests.Support;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Tests.Pages;

public sealed class PageFilesTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/devices/board-7")]
    public async Task An_address_within_the_pages_gives_them_or_says_that_this_build_has_none(string path)
    {
        await using RunningCoordinator coordinator = await RunningCoordinator.StartAsync();

        using HttpResponseMessage answer = await coordinator.Client.GetAsync(path);

        if (PageFiles.Find(PageFiles.Index) is null)
        {
            ApiProblem problem = await Problems.RequireAsync(answer, HttpStatusCode.NotFound, "unknownName");
            Assert.Contains("./build.sh", problem.Advice, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal((HttpStatusCode.OK, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        }
    }

    [Fact]
    public void Pages_that_are_missing_are_no_failure_of_the_coordinator()
    {
        ProfilerException missing = PageFiles.Missing();

        Assert.Equal(404, ProblemStatus.Of(missing.Code));
        Assert.Contains("./build.sh", missing.Advice, StringComparison.Ordinal);
    }
}
