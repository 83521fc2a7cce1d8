using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>What is asked of autograd; laid out as Gradients in native/autograd.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal unsafe struct NativeGradients
{
    internal nint* Outputs;
    internal nint* GradOutputs;
    internal nint* Inputs;
    internal int OutputCount;
    internal int GradOutputCount;
    internal int InputCount;
    internal int RetainGraph;
    internal int CreateGraph;
    internal int AllowUnused;
}
