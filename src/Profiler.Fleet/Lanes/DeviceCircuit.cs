using Polly;
using Polly.CircuitBreaker;

namespace Profiler.Fleet.Lanes;

/// <summary>
/// Counts a board's faults in a row. That it is open is written down as the board's quarantine, which every
/// coordinator obeys; so the breaker itself never refuses anything, and a probe closes it.
/// </summary>
internal sealed class DeviceCircuit
{
    /// <summary>The longest that Polly takes: only success ends a row of faults.</summary>
    private static readonly TimeSpan Memory = TimeSpan.FromDays(1);

    private readonly CircuitBreakerStateProvider _state = new();
    private readonly CircuitBreakerManualControl _control = new();
    private readonly ResiliencePipeline<bool> _breaker;
    private int _quarantines;

    public DeviceCircuit(TimeProvider time)
    {
        var builder = new ResiliencePipelineBuilder<bool> { TimeProvider = time };
        _breaker = builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<bool>
        {
            ShouldHandle = arguments => ValueTask.FromResult(!arguments.Outcome.Result),
            FailureRatio = 1,
            MinimumThroughput = LaneDefaults.FaultsToQuarantine,
            SamplingDuration = Memory,
            BreakDuration = Memory,
            StateProvider = _state,
            ManualControl = _control,
        }).Build();
    }

    /// <returns>Whether the row of faults is long enough to set the board aside.</returns>
    public async Task<bool> FaultAsync()
    {
        if (_state.CircuitState == CircuitState.Closed)
        {
            await _breaker.ExecuteAsync(_ => ValueTask.FromResult(false));
        }

        return _state.CircuitState != CircuitState.Closed;
    }

    /// <summary>The board did what it was asked for.</summary>
    public Task WorksAsync()
    {
        Interlocked.Exchange(ref _quarantines, 0);
        return _control.CloseAsync();
    }

    /// <summary>How often it was set aside in a row, this time counted.</summary>
    public int SetAside() => Interlocked.Increment(ref _quarantines);
}
