using System.Runtime.InteropServices;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>Loads the native library, once it is first called.</summary>
internal static unsafe class LibraryFinder
{
    /// <summary>The name that Debian's runtime package installs, then the one of other builds.</summary>
    private static readonly string[] Names = ["libxgboost.so.0", "xgboost"];

    /// <exception cref="XGBoostException">There is none, or it is too old.</exception>
    public static nint Load() => Load(Names);

    /// <inheritdoc cref="Load()"/>
    public static nint Load(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            if (NativeLibrary.TryLoad(name, typeof(LibraryFinder).Assembly, searchPath: null, out nint library))
            {
                return IsRecent(library)
                    ? library
                    : throw new XGBoostException(
                        XGBoostFailure.LibraryTooOld, $"The library {name} is no XGBoost of version {XGBoostLibrary.Oldest} or later.");
            }
        }

        throw new XGBoostException(
            XGBoostFailure.LibraryMissing,
            $"XGBoost's library cannot be loaded ({string.Join(", ", names)}). Install Debian's package libxgboost-dev, "
            + $"or put the library of XGBoost {XGBoostLibrary.Oldest} or later where the system's loader finds it.");
    }

    private static bool IsRecent(nint library)
    {
        if (!NativeLibrary.TryGetExport(library, nameof(LibXGBoost.XGBoostVersion), out nint entry))
        {
            return false;
        }

        int major, minor, patch;
        ((delegate* unmanaged[Cdecl]<int*, int*, int*, void>)entry)(&major, &minor, &patch);
        return new Version(major, minor) >= XGBoostLibrary.Oldest;
    }
}
