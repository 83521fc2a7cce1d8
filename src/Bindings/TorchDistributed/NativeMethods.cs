using System.Runtime.InteropServices;

namespace Profiler.Bindings.TorchDistributed;

/// <summary>The externs of the shim (native/group.cpp); 0 is success.</summary>
internal static unsafe partial class NativeMethods
{
    private const string Shim = "profiler_distributed";

    [LibraryImport(Shim, EntryPoint = "pd_last_error")]
    internal static partial byte* LastError();

    [LibraryImport(Shim, EntryPoint = "pd_group_new", StringMarshalling = StringMarshalling.Utf8)]
    internal static partial int NewGroup(string host, int port, int rank, int size, long timeoutMs, out nint group);

    [LibraryImport(Shim, EntryPoint = "pd_group_free")]
    internal static partial int FreeGroup(nint group);

    [LibraryImport(Shim, EntryPoint = "pd_sum_floats")]
    internal static partial int SumFloats(ProcessGroupHandle group, float* values, long count);

    [LibraryImport(Shim, EntryPoint = "pd_sum_doubles")]
    internal static partial int SumDoubles(ProcessGroupHandle group, double* values, long count);

    [LibraryImport(Shim, EntryPoint = "pd_broadcast")]
    internal static partial int Broadcast(ProcessGroupHandle group, byte* bytes, long count, int root);

    [LibraryImport(Shim, EntryPoint = "pd_barrier")]
    internal static partial int Barrier(ProcessGroupHandle group);
}
