namespace Profiler.Fleet.Transports.Ssh;

/// <summary>A command on a board. Disposing closes its input and waits a while for its end.</summary>
public interface ISshCommand : IAsyncDisposable
{
    Stream Input { get; }

    Stream Output { get; }

    /// <summary>The last of what it wrote to standard error; whole once it has ended.</summary>
    string Errors { get; }

    /// <summary>Waits for its end, with standard error read to the last.</summary>
    /// <returns>Its exit status; null where the link went first, or a signal ended it.</returns>
    Task<int?> WaitAsync(CancellationToken cancellationToken);
}
