using System.Runtime.InteropServices;
using System.Text;

namespace TorchSharp.Native;

/// <summary>What a function in libtorch's graph keeps on the managed side: freed by the graph's own node.</summary>
internal sealed class FunctionRecord
{
    [ThreadStatic]
    private static Exception? _failure;

    private readonly torch.autograd.AutogradContext _context;
    private readonly Func<torch.autograd.AutogradContext, List<torch.Tensor?>, IReadOnlyList<torch.Tensor?>> _backward;
    private readonly bool[] _isTensor;
    private readonly string _name;

    /// <param name="isTensor">Of each argument of the function, whether a tensor stood there.</param>
    internal FunctionRecord(
        string name,
        torch.autograd.AutogradContext context,
        Func<torch.autograd.AutogradContext, List<torch.Tensor?>, IReadOnlyList<torch.Tensor?>> backward,
        bool[] isTensor)
    {
        _name = name;
        _context = context;
        _backward = backward;
        _isTensor = isTensor;
    }

    /// <summary>The exception that this thread's last callback ended with, once.</summary>
    internal static Exception? TakeFailure()
    {
        Exception? failure = _failure;
        _failure = null;
        return failure;
    }

    /// <summary>Puts the function into the graph as the origin of its outputs.</summary>
    /// <returns>The outputs as the graph knows them.</returns>
    internal unsafe List<torch.Tensor> Record(torch.Tensor[] inputs, List<torch.Tensor> outputs)
    {
        nint[] ofInputs = [.. inputs.Select(tensor => tensor.Handle)];
        nint[] ofOutputs = [.. outputs.Select(tensor => tensor.Handle)];
        nint[] ofSaved = [.. _context.Saved.Select(tensor => tensor?.Handle ?? 0)];
        int[] differentiable = [.. outputs.Select(output => output.is_floating_point() && !_context.NonDifferentiable.Contains(output) ? 1 : 0)];
        fixed (byte* name = Encoding.UTF8.GetBytes(_name + '\0'))
        fixed (nint* inputStart = ofInputs, outputStart = ofOutputs, savedStart = ofSaved)
        fixed (int* differentiableStart = differentiable)
        {
            NativeFunction function = new()
            {
                Name = name,
                State = GCHandle.ToIntPtr(GCHandle.Alloc(this)),
                Backward = &Backward,
                Release = &Release,
                Inputs = inputStart,
                Outputs = outputStart,
                Differentiable = differentiableStart,
                Saved = savedStart,
                InputCount = ofInputs.Length,
                OutputCount = ofOutputs.Length,
                SavedCount = ofSaved.Length,
                Materialize = _context.MaterializeGrads ? 1 : 0,
            };
            Status.Check(NativeMethods.RecordFunction(&function), _name, inputs);
        }

        GC.KeepAlive(inputs);
        GC.KeepAlive(_context.Saved);
        _context.ForgetSaved();
        return [.. outputs.Select((output, index) => Adopt(output, ofOutputs[index]))];
    }

    [UnmanagedCallersOnly]
    private static unsafe int Backward(nint state, nint node, nint* gradients, int count, nint* results, int resultCount, byte** message)
    {
        FunctionRecord record = (FunctionRecord)GCHandle.FromIntPtr(state).Target!;
        try
        {
            record.Run(node, new ReadOnlySpan<nint>(gradients, count), new Span<nint>(results, resultCount));
            return 0;
        }
        catch (Exception exception)
        {
            // Must not cross into the library, which unwinds by its own means: Status raises it again behind the call.
            _failure = exception;
            *message = Copy($"{record._name}: {exception.Message}");
            return 1;
        }
    }

    [UnmanagedCallersOnly]
    private static void Release(nint state) => GCHandle.FromIntPtr(state).Free();

    /// <summary>A text that the receiver frees.</summary>
    private static unsafe byte* Copy(string text)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text + '\0');
        byte* copy = (byte*)NativeMemory.Alloc((nuint)bytes.Length);
        bytes.CopyTo(new Span<byte>(copy, bytes.Length));
        return copy;
    }

    private static torch.Tensor Adopt(torch.Tensor output, nint recorded)
    {
        if (recorded == output.Handle)
        {
            NativeMethods.FreeTensor(recorded);
            return output;
        }

        return new torch.Tensor(recorded);
    }

    private void Run(nint node, ReadOnlySpan<nint> gradients, Span<nint> results)
    {
        using DisposeScope scope = torch.NewDisposeScope();
        List<torch.Tensor?> given = [];
        foreach (nint gradient in gradients)
        {
            given.Add(gradient == 0 ? null : new torch.Tensor(NativeMethods.Share(gradient)));
        }

        using IDisposable open = _context.Open(node);
        IReadOnlyList<torch.Tensor?> answer = _backward(_context, given);
        if (answer.Count != _isTensor.Length)
        {
            throw new InvalidOperationException($"backward answered {answer.Count} gradients for {_isTensor.Length} arguments.");
        }

        int next = 0;
        for (int i = 0; i < answer.Count; i++)
        {
            if (!_isTensor[i] && answer[i] is not null)
            {
                throw new InvalidOperationException($"backward answered a gradient for argument {i + 1}, which was no tensor.");
            }

            if (_isTensor[i])
            {
                results[next++] = answer[i] is { } tensor ? NativeMethods.Share(tensor.Handle) : 0;
            }
        }
    }
}
