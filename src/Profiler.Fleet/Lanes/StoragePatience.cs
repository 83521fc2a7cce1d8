using Polly;
using Polly.Retry;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Lanes;

/// <summary>Writes that must not be lost: where our own database cannot be used they wait until it is back.</summary>
internal sealed class StoragePatience
{
    private readonly ResiliencePipeline _pipeline;

    /// <param name="onFault">Told of every try that failed.</param>
    public StoragePatience(TimeProvider time, BackOff backOff, Action<Exception> onFault) =>
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<ProfilerException>(error => error.Code == ErrorCode.Storage),
                MaxRetryAttempts = int.MaxValue,
                Delay = LaneDefaults.StorageBackOff,
                MaxDelay = LaneDefaults.LongestStorageBackOff,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = backOff.NextDouble,
                OnRetry = arguments =>
                {
                    onFault(arguments.Outcome.Exception!);
                    return ValueTask.CompletedTask;
                },
            })
            .Build();

    /// <exception cref="OperationCanceledException">The coordinator ends before the database is back.</exception>
    public async Task WriteAsync(Func<Task> write, CancellationToken cancellationToken) =>
        await _pipeline.ExecuteAsync(async _ => await write(), cancellationToken);
}
