namespace Profiler.Networks.Errors;

/// <summary>
/// A failure that a user can act on: the message names what was wrong and where, the advice what to do.
/// It crosses every room and is turned into text, an exit code or problem+json only at the edge.
/// </summary>
public sealed class ProfilerException : Exception
{
    public ProfilerException(ErrorCode code, string message, string? advice = null, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        Advice = advice;
    }

    public ErrorCode Code { get; }

    /// <summary>One sentence that says what to do next; null where the message says it already.</summary>
    public string? Advice { get; }
}
