using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>A forward pass to record; laid out as Function in native/functions.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeFunction
{
    internal byte* Name;
    internal nint State;
    internal delegate* unmanaged<nint, nint, nint*, int, nint*, int, byte**, int> Backward;
    internal delegate* unmanaged<nint, void> Release;
    internal nint* Inputs;
    internal nint* Outputs;
    internal int* Differentiable;
    internal nint* Saved;
    internal int InputCount;
    internal int OutputCount;
    internal int SavedCount;
    internal int Materialize;
}
