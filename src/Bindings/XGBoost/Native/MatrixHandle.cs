using System.Runtime.InteropServices;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>Owns a matrix of the library.</summary>
internal sealed class MatrixHandle() : SafeHandle(0, ownsHandle: true)
{
    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => LibXGBoost.XGDMatrixFree(handle) == 0;
}
