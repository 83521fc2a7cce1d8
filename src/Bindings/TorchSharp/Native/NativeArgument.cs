using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>An argument or result at the boundary; laid out as Argument in native/operators.cpp.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct NativeArgument
{
    internal ArgumentKind Kind;

    /// <summary>Elements of a list, bytes of a string, or a device's index.</summary>
    internal int Length;

    /// <summary>An integer, the bits of a double, or an address.</summary>
    internal long Bits;
}
