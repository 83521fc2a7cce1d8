using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Profiler.Client.Http;

namespace Profiler.Client.Tests.Support;

/// <summary>Answers on a loopback port as a test tells it to.</summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly WebApplication _application;

    private StubServer(WebApplication application) => _application = application;

    public Uri Url => new(_application.Urls.Single() + "/");

    public static async Task<StubServer> StartAsync(RequestDelegate answer)
    {
        WebApplicationBuilder builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        WebApplication application = builder.Build();
        application.Run(answer);
        await application.StartAsync();
        return new StubServer(application);
    }

    public CoordinatorHttp Connect(string? key = null) => new(new CoordinatorAddress(Url, key), TimeProvider.System);

    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
