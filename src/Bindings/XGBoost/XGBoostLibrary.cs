using Profiler.Bindings.XGBoost.Native;

namespace Profiler.Bindings.XGBoost;

/// <summary>The native library that was found.</summary>
public static class XGBoostLibrary
{
    /// <summary>The first version that saves models to memory in its portable format.</summary>
    public static readonly Version Oldest = new(1, 6);

    /// <exception cref="XGBoostException">The library is missing or too old.</exception>
    public static Version Version
    {
        get
        {
            LibXGBoost.XGBoostVersion(out int major, out int minor, out int patch);
            return new Version(major, minor, patch);
        }
    }
}
