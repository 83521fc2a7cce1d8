using System.Runtime.InteropServices;

namespace TorchSharp.Native;

/// <summary>Owns one reference to a native tensor.</summary>
internal sealed class TensorHandle : SafeHandle
{
    private static long _total;
    private static long _peak;

    internal TensorHandle(nint tensor)
        : base(0, ownsHandle: true)
    {
        SetHandle(tensor);
        long total = Interlocked.Increment(ref _total);
        if (total > Volatile.Read(ref _peak))
        {
            // Two threads at a peak may lose one of them: a statistic, not a count that anything rests on.
            Volatile.Write(ref _peak, total);
        }
    }

    internal static long Total => Interlocked.Read(ref _total);

    internal static long Peak => Volatile.Read(ref _peak);

    public override bool IsInvalid => handle == 0;

    internal nint Value => handle;

    protected override bool ReleaseHandle()
    {
        NativeMethods.FreeTensor(handle);
        Interlocked.Decrement(ref _total);
        return true;
    }
}
