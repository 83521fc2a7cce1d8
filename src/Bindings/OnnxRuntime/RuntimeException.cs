namespace Profiler.Bindings.OnnxRuntime;

/// <summary>A failure of the native library, with the library's own words in the message.</summary>
public sealed class RuntimeException(RuntimeFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public RuntimeFailure Failure { get; } = failure;
}
