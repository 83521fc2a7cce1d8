namespace Profiler.Bindings.OnnxRuntime;

/// <summary>What kind of thing went wrong at the native library.</summary>
public enum RuntimeFailure
{
    LibraryMissing,
    LibraryTooOld,
    ProviderMissing,
    ModelRejected,
    RunFailed,
}
