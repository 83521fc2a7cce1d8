using System.Runtime.InteropServices;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>The version of the libtorch in use, such as 1.13.1.</summary>
    public static unsafe string __version__ => Marshal.PtrToStringUTF8((nint)NativeMethods.Version())!;

    public static DisposeScope NewDisposeScope() => DisposeScopeManager.ThreadSingleton.Open();

    /// <summary>Runs the function in a scope of its own, of which only the result outlives.</summary>
    public static Tensor WrappedTensorDisposeScope(Func<Tensor> expr)
    {
        using DisposeScope scope = NewDisposeScope();
        return expr().MoveToOuterDisposeScope();
    }

    /// <summary>Threads within an operator. libtorch starts with one for each physical core that it sees, which may be fewer than there are.</summary>
    public static void set_num_threads(int num) => Status.Check(NativeMethods.SetThreads(num), nameof(set_num_threads), num);

    /// <summary>Threads of matrix products where OpenBLAS does them, which has its own; TorchSharp has no such call.</summary>
    public static void set_num_blas_threads(int num) => NativeMethods.SetBlasThreads(num);

    public static int get_num_threads() => NativeMethods.GetThreads();

    public static void set_num_interop_threads(int num) =>
        Status.Check(NativeMethods.SetInteropThreads(num), nameof(set_num_interop_threads), num);

    public static int get_num_interop_threads() => NativeMethods.GetInteropThreads();

    public static bool cuda_is_available() => cuda.is_available();

    public static Generator manual_seed(long seed) => random.manual_seed(seed);

    public static partial class cuda
    {
        public static bool is_available() => NativeMethods.IsCudaAvailable() != 0;

        public static int device_count() => NativeMethods.CudaDevices();

        /// <summary>Waits for what was asked of the current stream.</summary>
        public static void synchronize() => Status.Check(NativeMethods.SynchronizeCuda(), nameof(synchronize));
    }

    public static class random
    {
        /// <summary>Seeds the default generators of all devices.</summary>
        public static Generator manual_seed(long seed)
        {
            Status.Check(NativeMethods.ManualSeed(seed), nameof(manual_seed), seed);
            return Generator.Default;
        }
    }
}
