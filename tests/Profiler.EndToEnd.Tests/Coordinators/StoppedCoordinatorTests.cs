using System.Net;
using Profiler.EndToEnd.Tests.Support;
using Profiler.Store.Queue;

namespace Profiler.EndToEnd.Tests.Coordinators;

/// <summary>What SIGTERM does to a coordinator with a measurement at work, once and twice.</summary>
public sealed class StoppedCoordinatorTests : IDisposable
{
    private const string Long = "5m";

    /// <summary>128 and the number of SIGTERM, as shells have it.</summary>
    private const int Terminated = 143;

    private readonly Workplace _place = new();

    public void Dispose() => _place.Dispose();

    [Fact]
    public async Task The_first_signal_lets_a_running_measurement_end()
    {
        using ServingProcess coordinator = await StartAsync(Long);
        string job = await NullBoard.SubmitAsync(coordinator);
        string[] before = await NullBoard.UntilVisitsAsync(_place, coordinator);

        coordinator.Terminate();

        Assert.Equal(0, await coordinator.EndAsync());
        Assert.Equal(1, (await NullBoard.JobAsync(_place, job)).Attempts);
        await NullBoard.RequireOnceAsync(_place, job, before);
        await BoardProcesses.UntilNoneAsync(_place);
    }

    [Fact]
    public async Task What_outlasts_the_grace_goes_on_with_the_next_coordinator()
    {
        using ServingProcess coordinator = await StartAsync("1s");
        string job = await NullBoard.SubmitAsync(coordinator);
        string[] before = await NullBoard.UntilVisitsAsync(_place, coordinator);

        coordinator.Terminate();

        Assert.Equal(0, await coordinator.EndAsync());
        QueuedJob left = await NullBoard.JobAsync(_place, job);
        Assert.Equal((QueuedJobState.Queued, null), (left.State, left.Failure));
        await GoesOnAsync(job, before);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once_and_nothing_is_lost()
    {
        using ServingProcess coordinator = await StartAsync(Long);
        string job = await NullBoard.SubmitAsync(coordinator);
        string[] before = await NullBoard.UntilVisitsAsync(_place, coordinator);

        coordinator.Terminate();
        await TestPatience.UntilAsync(
            async () =>
            {
                using HttpResponseMessage ready = await coordinator.AnswerAsync("/health/ready");
                return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
            },
            () => coordinator.Log);
        coordinator.Terminate();

        Assert.Equal(Terminated, await coordinator.EndAsync());
        Assert.Equal(QueuedJobState.Running, (await NullBoard.JobAsync(_place, job)).State);
        await BoardProcesses.UntilNoneAsync(_place);
        await GoesOnAsync(job, before);
    }

    private async Task GoesOnAsync(string job, string[] before)
    {
        using ServingProcess next = await StartAsync(Long);
        await TestPatience.UntilAsync(async () => (await NullBoard.JobAsync(_place, job)).State == QueuedJobState.Done, () => next.Log);
        next.Terminate();
        Assert.Equal(0, await next.EndAsync());
        await NullBoard.RequireOnceAsync(_place, job, before);
        await BoardProcesses.UntilNoneAsync(_place);
    }

    private Task<ServingProcess> StartAsync(string grace) => ServingProcess.ListeningAsync(_place, _place.Database, grace, NullBoard.Runtime);
}
