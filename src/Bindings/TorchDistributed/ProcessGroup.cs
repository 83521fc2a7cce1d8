using System.Runtime.InteropServices;

namespace Profiler.Bindings.TorchDistributed;

/// <summary>
/// Processes that work on the same numbers, over Gloo. Every call is made by all of them, in the same order and with the same sizes;
/// it returns when all have made it. Not for several threads at once.
/// </summary>
public sealed class ProcessGroup : IDisposable
{
    private readonly ProcessGroupHandle _handle;
    private readonly Rendezvous _rendezvous;

    private ProcessGroup(nint handle, Rendezvous rendezvous)
    {
        _handle = new ProcessGroupHandle(handle);
        _rendezvous = rendezvous;
    }

    public int Rank => _rendezvous.Rank;

    public int WorldSize => _rendezvous.WorldSize;

    /// <summary>Waits until all have come.</summary>
    /// <exception cref="ProcessGroupException">The meeting point cannot be reached, or somebody stayed away.</exception>
    public static ProcessGroup Join(Rendezvous rendezvous)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rendezvous.WorldSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(rendezvous.Rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(rendezvous.Rank, rendezvous.WorldSize);
        try
        {
            int status = NativeMethods.NewGroup(
                rendezvous.Host, rendezvous.Port, rendezvous.Rank, rendezvous.WorldSize, (long)rendezvous.Timeout.TotalMilliseconds, out nint group);
            Check(status, $"joining {rendezvous.WorldSize} processes at {rendezvous.Host}:{rendezvous.Port} as rank {rendezvous.Rank}");
            return new ProcessGroup(group, rendezvous);
        }
        catch (DllNotFoundException)
        {
            throw new ProcessGroupException("a build with the named packages has no process groups, since their libtorch comes without headers");
        }
    }

    /// <summary>Replaces the values by their sums over all processes.</summary>
    /// <exception cref="ProcessGroupException">A process was lost.</exception>
    public unsafe void Sum(Span<float> values)
    {
        fixed (float* start = values)
        {
            Check(NativeMethods.SumFloats(_handle, start, values.Length), $"summing {values.Length} values");
        }
    }

    /// <inheritdoc cref="Sum(Span{float})"/>
    public unsafe void Sum(Span<double> values)
    {
        fixed (double* start = values)
        {
            Check(NativeMethods.SumDoubles(_handle, start, values.Length), $"summing {values.Length} values");
        }
    }

    /// <summary>Gives everybody the root's bytes.</summary>
    /// <exception cref="ProcessGroupException">A process was lost.</exception>
    public unsafe void Broadcast(Span<byte> bytes, int root = 0)
    {
        fixed (byte* start = bytes)
        {
            Check(NativeMethods.Broadcast(_handle, start, bytes.Length, root), $"broadcasting {bytes.Length} bytes");
        }
    }

    /// <summary>Waits for all.</summary>
    /// <exception cref="ProcessGroupException">A process was lost.</exception>
    public void Barrier() => Check(NativeMethods.Barrier(_handle), "waiting for all");

    public void Dispose() => _handle.Dispose();

    private static unsafe void Check(int status, string what)
    {
        if (status != 0)
        {
            string message = Marshal.PtrToStringUTF8((nint)NativeMethods.LastError()) ?? string.Empty;
            throw new ProcessGroupException($"{what}: {message}");
        }
    }
}
