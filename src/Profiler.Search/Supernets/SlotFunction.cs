using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Profiler.Search.Supernets.Kernels;
using static TorchSharp.torch;

namespace Profiler.Search.Supernets;

/// <summary>
/// A slot's branches as one operation of the graph. Arguments: the input (N x H x W x C), the slot's row of gate weights
/// or null, a <see cref="SlotCall"/>, then the parameters of the branches that run.
/// </summary>
internal sealed class SlotFunction : autograd.SingleTensorFunction<SlotFunction>
{
    private const string CallKey = "call";
    private const string RunKey = "run";
    private const int Leading = 3;

    public override string Name => nameof(SlotFunction);

    /// <summary>Outside of a graph, where nothing is kept for a backward pass.</summary>
    public static Tensor Evaluate(SlotCall call, Tensor input, Tensor? gates, IReadOnlyList<Tensor> parameters)
    {
        Tensor output = Forward(call, input, gates, parameters, out SlotRun run);
        run.Dispose();
        return output;
    }

    public override Tensor forward(autograd.AutogradContext ctx, params object[] vars)
    {
        var call = (SlotCall)vars[2];
        Tensor output = Forward(call, (Tensor)vars[0], (Tensor?)vars[1], [.. vars.Skip(Leading).Cast<Tensor>()], out SlotRun run);
        ctx.save_data(CallKey, call);
        ctx.save_data(RunKey, run);
        return output;
    }

    public override unsafe List<Tensor> backward(autograd.AutogradContext ctx, Tensor grad_output)
    {
        var call = (SlotCall)ctx.get_data(CallKey)!;
        var run = (SlotRun)ctx.get_data(RunKey)!;
        if (run.IsReleased)
        {
            throw new InvalidOperationException("A slot's graph can be gone through backward once: its buffers are those of the next step.");
        }

        using Tensor gradient = grad_output.contiguous();
        SlotShape shape = run.Shape;
        Tensor inputGradient = empty(shape.Images, shape.InHeight, shape.InWidth, shape.InChannels);
        List<Tensor> gradients = [.. call.Branches.SelectMany(branch => branch.Parameters).Select(name => empty_like(call.Tensors.Parameter(name)))];
        SlotGradients found = SlotKernel.Backward(run, Values(gradients), Address(gradient), Address(inputGradient));
        run.Dispose();
        Tensor? gateGradient = call.HasGates ? GateGradient(call, found) : null;
        return [inputGradient, gateGradient!, null!, .. gradients];
    }

    private static unsafe Tensor Forward(
        SlotCall call, Tensor input, Tensor? gates, IReadOnlyList<Tensor> parameters, out SlotRun run)
    {
        using Tensor pixels = input.contiguous();
        run = new SlotRun(call.Layout(pixels.shape), call.Setting);
        ReadOnlySpan<float> weights = gates is null ? [] : MemoryMarshal.Cast<byte, float>(gates.bytes);
        run.Gates = new float[call.Branches.Length];
        for (int b = 0; b < run.Gates.Length; b++)
        {
            run.Gates[b] = gates is null ? 1 : weights[call.Candidates[b]];
            run.InputGate += call.Branches[b].Branch.HasResidual ? run.Gates[b] : 0;
        }

        if (call.Identity is { } identity)
        {
            run.InputGate += gates is null ? 1 : weights[identity];
        }

        SlotShape shape = run.Shape;
        Tensor output = empty(shape.Images, shape.OutHeight, shape.OutWidth, shape.OutChannels);
        SlotKernel.Forward(run, Values(parameters), call.Running(), Address(pixels), Address(output));
        return output;
    }

    private static Tensor GateGradient(SlotCall call, SlotGradients found)
    {
        Tensor gradient = zeros(call.GateCount);
        Span<float> values = MemoryMarshal.Cast<byte, float>(gradient.bytes);
        for (int b = 0; b < call.Branches.Length; b++)
        {
            values[call.Candidates[b]] = found.Gates[b];
        }

        if (call.Identity is { } identity)
        {
            values[identity] = (float)found.Input;
        }

        return gradient;
    }

    private static BranchValues[] Values(IReadOnlyList<Tensor> tensors) =>
        [.. tensors.Select(Of).Chunk(SlotCall.ParametersOfBranch).Select(chunk => new BranchValues(chunk))];

    /// <summary>A contiguous tensor's values, valid as long as the tensor.</summary>
    internal static unsafe Floats Of(Tensor tensor)
    {
        Span<byte> bytes = tensor.bytes;
        return new Floats((float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(bytes)), bytes.Length / sizeof(float));
    }

    private static unsafe float* Address(Tensor tensor) => (float*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(tensor.bytes));
}
