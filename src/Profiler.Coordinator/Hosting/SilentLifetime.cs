using Microsoft.Extensions.Hosting;

namespace Profiler.Coordinator.Hosting;

/// <summary>Leaves signals and the terminal to whoever started the application.</summary>
internal sealed class SilentLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
