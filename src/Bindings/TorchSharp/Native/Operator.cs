using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace TorchSharp.Native;

/// <summary>An ATen operator by its name: looked up at the first call, checked at each.</summary>
internal sealed class Operator(string name, string overload = "")
{
    private const int RoomOnStack = 128;
    private const int MostArguments = 24;
    private const int FewResults = 8;

    private nint _handle;

    private string FullName => overload.Length == 0 ? $"aten::{name}" : $"aten::{name}.{overload}";

    /// <summary>Calls an operator of one result, which is a tensor.</summary>
    internal unsafe torch.Tensor Call(params ReadOnlySpan<Argument> arguments)
    {
        NativeArgument result;
        int produced = Invoke(arguments, &result, 1);
        Debug.Assert(produced == 1 && result.Kind == ArgumentKind.Tensor, FullName);
        return new torch.Tensor((nint)result.Bits);
    }

    internal (torch.Tensor First, torch.Tensor Second) CallForTwo(params ReadOnlySpan<Argument> arguments)
    {
        torch.Tensor[] results = CallForMany(arguments);
        Debug.Assert(results.Length == 2, FullName);
        return (results[0], results[1]);
    }

    internal unsafe torch.Tensor[] CallForMany(params ReadOnlySpan<Argument> arguments)
    {
        NativeArgument* few = stackalloc NativeArgument[FewResults];
        int produced = Invoke(arguments, few, FewResults);
        if (produced <= FewResults)
        {
            return Tensors(new ReadOnlySpan<NativeArgument>(few, produced));
        }

        NativeArgument[] many = new NativeArgument[produced];
        fixed (NativeArgument* room = many)
        {
            NativeMethods.TakeResults(room);
        }

        return Tensors(many);
    }

    /// <summary>Calls an operator of one result, which is a number or a truth value.</summary>
    internal unsafe NativeArgument CallForValue(params ReadOnlySpan<Argument> arguments)
    {
        NativeArgument result;
        _ = Invoke(arguments, &result, 1);
        return result;
    }

    /// <summary>Calls an operator for what it does to its first argument, and answers that.</summary>
    internal unsafe torch.Tensor Change(torch.Tensor self, params ReadOnlySpan<Argument> others)
    {
        Span<Argument> arguments = [default, default, default, default, default, default, default, default];
        arguments[0] = self;
        others.CopyTo(arguments[1..]);
        _ = Invoke(arguments[..(others.Length + 1)], null, -1);
        return self;
    }

    private static torch.Tensor[] Tensors(ReadOnlySpan<NativeArgument> results)
    {
        torch.Tensor[] tensors = new torch.Tensor[results.Length];
        for (int i = 0; i < results.Length; i++)
        {
            tensors[i] = new torch.Tensor((nint)results[i].Bits);
        }

        return tensors;
    }

    [SkipLocalsInit]
    private unsafe int Invoke(ReadOnlySpan<Argument> arguments, NativeArgument* results, int capacity)
    {
        int length = 0;
        foreach (ref readonly Argument argument in arguments)
        {
            length += argument.Room;
        }

        Span<long> room = length <= RoomOnStack ? stackalloc long[RoomOnStack] : new long[length];
        NativeArgument* native = stackalloc NativeArgument[MostArguments];
        int produced;
        int status;
        fixed (long* start = room)
        {
            long* next = start;
            for (int i = 0; i < arguments.Length; i++)
            {
                native[i] = arguments[i].Write(next);
                next += arguments[i].Room;
            }

            status = NativeMethods.Call(Handle(), native, arguments.Length, results, capacity, &produced);
            if (status != 0 && Status.IsOutOfMemory())
            {
                // Tensors that nobody holds any more may be waiting for their finalizers.
                GC.Collect();
                GC.WaitForPendingFinalizers();
                status = NativeMethods.Call(Handle(), native, arguments.Length, results, capacity, &produced);
            }
        }

        if (status != 0)
        {
            throw Status.Failure(FullName, arguments);
        }

        // What the arguments refer to must outlive the call: a finalizer would free it under the library's hands.
        foreach (ref readonly Argument argument in arguments)
        {
            GC.KeepAlive(argument.Reference);
        }

        return produced;
    }

    private nint Handle()
    {
        if (_handle == 0)
        {
            Status.Check(NativeMethods.FindOperator($"aten::{name}", overload, out nint found), FullName);
            _handle = found;
        }

        return _handle;
    }
}
