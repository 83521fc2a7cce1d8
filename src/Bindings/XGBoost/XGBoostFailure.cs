namespace Profiler.Bindings.XGBoost;

/// <summary>What kind of thing went wrong with XGBoost.</summary>
public enum XGBoostFailure
{
    /// <summary>The native library is not installed, or not for this processor.</summary>
    LibraryMissing,

    /// <summary>The native library lacks functions that are called here.</summary>
    LibraryTooOld,

    /// <summary>The library refuses what it was given.</summary>
    Refused,
}
