namespace Profiler.Bindings.XGBoost;

/// <summary>A failure of the native library, with the library's own words in the message.</summary>
public sealed class XGBoostException(XGBoostFailure failure, string message, Exception? inner = null)
    : Exception(message, inner)
{
    public XGBoostFailure Failure { get; } = failure;
}
