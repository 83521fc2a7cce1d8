using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;

namespace Profiler.Fleet.Tests.Lanes;

/// <summary>Holds every measured visit until a test opens it; visits of the calibration pass.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task ReachedAsync() => _reached.Task.WaitAsync(TimeSpan.FromSeconds(60));

    public void Open() => _open.TrySetResult();

    public async Task WaitAsync(VisitRequest visit, VisitPhase phase, CancellationToken cancellationToken)
    {
        if (visit.Reference is not null && phase == VisitPhase.Measuring)
        {
            _reached.TrySetResult();
            await _open.Task.WaitAsync(cancellationToken);
        }
    }
}
