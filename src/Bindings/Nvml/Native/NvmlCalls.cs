using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Profiler.Bindings.Nvml.Native;

/// <summary>The checked calls: a function that is not there answers like one that fails.</summary>
internal static unsafe class NvmlCalls
{
    /// <summary>Room for every name and id by nvml.h.</summary>
    private const int TextBytes = 96;

    /// <summary>More than share a GPU's memory.</summary>
    private const int MaxProcesses = 1024;

    /// <summary>In place of a process's memory.</summary>
    private const ulong NotAvailable = ulong.MaxValue;

    /// <summary>Since the driver was loaded, not since the GPU was made.</summary>
    private const uint VolatileCounter = 0;

    public static NvmlStatus Initialize(LibNvml library) => library.Init == 0
        ? NvmlStatus.FunctionNotFound
        : (NvmlStatus)((delegate* unmanaged[Cdecl]<int>)library.Init)();

    public static void ShutDown(LibNvml library)
    {
        if (library.Shutdown != 0)
        {
            _ = ((delegate* unmanaged[Cdecl]<int>)library.Shutdown)();
        }
    }

    public static NvmlAnswer<int> Count(LibNvml library)
    {
        uint count = 0;
        return library.DeviceGetCount == 0
            ? Missing<int>()
            : Checked(((delegate* unmanaged[Cdecl]<uint*, int>)library.DeviceGetCount)(&count), (int)count);
    }

    public static NvmlAnswer<nint> Handle(LibNvml library, int index)
    {
        if (library.DeviceGetHandleByIndex == 0)
        {
            return Missing<nint>();
        }

        nint handle = 0;
        int status = ((delegate* unmanaged[Cdecl]<uint, nint*, int>)library.DeviceGetHandleByIndex)((uint)index, &handle);
        return Checked(status, handle);
    }

    public static NvmlAnswer<string> Text(nint function, nint device)
    {
        if (function == 0)
        {
            return Missing<string>();
        }

        byte* text = stackalloc byte[TextBytes];
        int status = ((delegate* unmanaged[Cdecl]<nint, byte*, uint, int>)function)(device, text, TextBytes);
        return status == 0
            ? Checked(status, Marshal.PtrToStringUTF8((nint)text)!)
            : new NvmlAnswer<string>(string.Empty, (NvmlStatus)status);
    }

    /// <summary>A function that takes the device and where the value goes.</summary>
    public static NvmlAnswer<T> Number<T>(nint function, nint device)
        where T : unmanaged
    {
        if (function == 0)
        {
            return Missing<T>();
        }

        T value = default;
        int status = ((delegate* unmanaged[Cdecl]<nint, T*, int>)function)(device, &value);
        return Checked(status, value);
    }

    /// <summary>A function that takes the device, a choice and where the value goes.</summary>
    public static NvmlAnswer<T> Number<T>(nint function, nint device, uint argument)
        where T : unmanaged
    {
        if (function == 0)
        {
            return Missing<T>();
        }

        T value = default;
        int status = ((delegate* unmanaged[Cdecl]<nint, uint, T*, int>)function)(device, argument, &value);
        return Checked(status, value);
    }

    public static NvmlAnswer<ulong> EccErrors(LibNvml library, nint device, bool corrected)
    {
        if (library.DeviceGetTotalEccErrors == 0)
        {
            return Missing<ulong>();
        }

        ulong count = 0;
        int status = ((delegate* unmanaged[Cdecl]<nint, uint, uint, ulong*, int>)library.DeviceGetTotalEccErrors)(
            device, corrected ? 0u : 1u, VolatileCounter, &count);
        return Checked(status, count);
    }

    public static NvmlAnswer<ulong> HeldDown(LibNvml library, nint device, NvmlLimit limit)
    {
        // The moment of the answer, then the time held down.
        NvmlAnswer<(ulong At, ulong HeldDown)> answer =
            Number<(ulong At, ulong HeldDown)>(library.DeviceGetViolationStatus, device, (uint)limit);
        return new NvmlAnswer<ulong>(answer.Value.HeldDown, answer.Status);
    }

    public static NvmlAnswer<ImmutableArray<NvmlProcess>> ComputeProcesses(LibNvml library, nint device)
    {
        if (library.DeviceGetComputeRunningProcesses == 0)
        {
            return new NvmlAnswer<ImmutableArray<NvmlProcess>>([], NvmlStatus.FunctionNotFound);
        }

        byte[] entries = new byte[MaxProcesses * library.ProcessEntryBytes];
        uint count = MaxProcesses;
        int status;
        fixed (byte* start = entries)
        {
            status = ((delegate* unmanaged[Cdecl]<nint, uint*, byte*, int>)library.DeviceGetComputeRunningProcesses)(device, &count, start);
        }

        return status == 0
            ? Checked(status, Enumerable.Range(0, (int)count)
                .Select(i => Process(entries.AsSpan(i * library.ProcessEntryBytes))).ToImmutableArray())
            : new NvmlAnswer<ImmutableArray<NvmlProcess>>([], (NvmlStatus)status);
    }

    /// <summary>Each entry begins with the process's id, 32 bits, and what it uses, aligned to 64.</summary>
    private static NvmlProcess Process(ReadOnlySpan<byte> entry)
    {
        ulong used = BinaryPrimitives.ReadUInt64LittleEndian(entry[sizeof(ulong)..]);
        return new NvmlProcess(BinaryPrimitives.ReadInt32LittleEndian(entry), used == NotAvailable ? null : used);
    }

    private static NvmlAnswer<T> Checked<T>(int status, T value) => status == 0
        ? new NvmlAnswer<T>(value, NvmlStatus.Ok)
        : new NvmlAnswer<T>(default!, (NvmlStatus)status);

    private static NvmlAnswer<T> Missing<T>() => new(default!, NvmlStatus.FunctionNotFound);
}
