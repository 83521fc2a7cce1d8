using System.Runtime.InteropServices;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>Owns a booster of the library.</summary>
internal sealed class BoosterHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => LibXGBoost.XGBoosterFree(handle) == 0;
}
