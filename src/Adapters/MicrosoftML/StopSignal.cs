using Microsoft.ML;

namespace Profiler.Adapters.MicrosoftML;

/// <summary>
/// Ends a training that is cancelled. ML.NET's own way is not public; but it writes to the log before every tree, on the
/// thread that trains, and what a reader of the log throws there ends the training.
/// </summary>
internal sealed class StopSignal : IDisposable
{
    private readonly MLContext _context;
    private readonly CancellationToken _cancellationToken;

    public StopSignal(MLContext context, CancellationToken cancellationToken)
    {
        (_context, _cancellationToken) = (context, cancellationToken);
        _context.Log += Check;
    }

    public void Dispose() => _context.Log -= Check;

    private void Check(object? sender, LoggingEventArgs message) => _cancellationToken.ThrowIfCancellationRequested();
}
