using System.Runtime.InteropServices;

namespace Profiler.Bindings.TorchDistributed;

/// <summary>Owns a native process group.</summary>
internal sealed class ProcessGroupHandle : SafeHandle
{
    internal ProcessGroupHandle(nint group)
        : base(0, ownsHandle: true) => SetHandle(group);

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => NativeMethods.FreeGroup(handle) == 0;
}
