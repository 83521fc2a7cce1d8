using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Profiler.Api;
using Profiler.Coordinator.Costs;
using Profiler.Coordinator.Devices;
using Profiler.Coordinator.Documentation;
using Profiler.Coordinator.Errors;
using Profiler.Coordinator.Events;
using Profiler.Coordinator.Health;
using Profiler.Coordinator.Hosting;
using Profiler.Coordinator.Jobs;
using Profiler.Coordinator.Lanes;
using Profiler.Coordinator.Limits;
using Profiler.Coordinator.Models;
using Profiler.Coordinator.NetworkFiles;
using Profiler.Coordinator.Observability;
using Profiler.Coordinator.Security;
using Profiler.Networks.Errors;
using Profiler.Store;

namespace Profiler.Coordinator;

/// <summary>The coordinator's web application: what every request goes through, in this order, and the routes.</summary>
public static class CoordinatorApp
{
    /// <summary>How long a client may take to send its headers, as Kestrel has it by default for bodies too.</summary>
    private static readonly TimeSpan HeadersTimeout = TimeSpan.FromSeconds(15);

    /// <summary>For answers on their way when everything else has stopped.</summary>
    private static readonly TimeSpan StopTime = TimeSpan.FromSeconds(5);

    /// <param name="database">Not disposed with the application.</param>
    /// <param name="configure">Services besides the coordinator's own; tests replace some of those here.</param>
    /// <exception cref="ProfilerException">An address that cannot be listened on; keys are needed and there is none.</exception>
    public static async Task<WebApplication> BuildAsync(
        CoordinatorOptions options, ProfilerDatabase database, TimeProvider time, Action<IServiceCollection>? configure = null)
    {
        AccessMode mode = await AccessRules.DecideAsync(options, database, time);
        var certificate = ServerCertificate.Load(options, time);
        // The empty builder: no variable of the environment and no file changes what the options say.
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(CoordinatorApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Logging.AddCoordinatorLog(options.LogFormat);
        AddKestrel(builder.WebHost, options, certificate);
        AddServices(builder.Services, options, database, time, mode);
        if (certificate is not null)
        {
            builder.Services.AddSingleton(certificate);
            builder.Services.AddSingleton<IReadinessCheck, CertificateCheck>();
        }

        configure?.Invoke(builder.Services);
        WebApplication app = builder.Build();
        Use(app, mode);
        app.MapAll();
        return app;
    }

    private static void AddKestrel(IWebHostBuilder host, CoordinatorOptions options, ServerCertificate? certificate)
    {
        host.UseKestrelCore().UseKestrelHttpsConfiguration().UseUrls(options.Urls);
        host.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = RequestSizes.JsonBytes;
            kestrel.Limits.RequestHeadersTimeout = HeadersTimeout;
            kestrel.ConfigureHttpsDefaults(https =>
            {
                https.ServerCertificate = certificate?.Certificate;
                https.ServerCertificateChain = certificate?.Chain;
            });
        });
    }

    private static void AddServices(
        IServiceCollection services, CoordinatorOptions options, ProfilerDatabase database, TimeProvider time, AccessMode mode)
    {
        services.AddSingleton(options);
        services.AddSingleton(database);
        services.AddSingleton(time);
        services.AddSingleton(new RateLimits(options.RateLimits, time));
        services.AddSingleton<IReadinessCheck, DatabaseCheck>();
        services.AddSingleton<ReadinessChecks>();
        services.AddSecurity(mode);
        services.AddObservability();
        services.AddDocumentation();
        services.AddDevices(time);
        services.AddLanes();
        services.AddSingleton<JobAcceptance>();
        services.AddSingleton<JobWatcher>();
        services.AddSingleton<FleetWatcher>();
        services.AddSingleton<ModelReceiver>();
        services.AddCosts();
        services.AddNetworks();
        services.AddRouting();
        services.Configure<RouteHandlerOptions>(routes => routes.ThrowOnBadRequest = true);
        services.ConfigureHttpJsonOptions(json =>
        {
            ApiJson.Configure(json.SerializerOptions);
        });
        services.Configure<HostOptions>(host => host.ShutdownTimeout = StopTime);
        // Whoever starts the application listens to signals.
        services.Replace(ServiceDescriptor.Singleton<IHostLifetime, SilentLifetime>());
    }

    private static void Use(WebApplication app, AccessMode mode)
    {
        app.UseMiddleware<ProblemMiddleware>();
        if (!mode.AsksForKeys)
        {
            app.UseMiddleware<LoopbackGuard>();
        }

        app.UseDocumentationPage();
        app.UseRouting();
        app.UseAuthentication();
        app.UseMiddleware<RateLimitMiddleware>();
        app.UseAuthorization();
        app.UseWebSockets();
    }
}
