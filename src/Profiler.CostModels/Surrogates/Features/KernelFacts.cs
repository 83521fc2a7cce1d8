using System.Collections.Immutable;
using System.Numerics;
using Profiler.Measurement.RuntimeGraphs;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.CostModels.Surrogates.Features;

/// <summary>A kernel as features ask about it. Numbers are NaN where they do not apply.</summary>
internal sealed class KernelFacts
{
    private const int Batch = 0;
    private const int Channels = 1;
    private const int BitsPerByte = 8;

    /// <summary>0.5 MiB, which every cache near a core holds, to 128 MiB, which none does: beyond these nothing changes.</summary>
    private const int LeastFootprint = 19;
    private const int MostFootprint = 27;

    private const string BlockedDomain = "com.microsoft.nchwc";

    /// <summary>The input that a convolution adds to what it computes.</summary>
    private const int SumInput = 3;

    private static readonly string[] Activations = ["Relu", "Clip", "LeakyRelu", "HardSigmoid", "HardSwish", "Sigmoid", "Tanh"];

    private readonly KernelTensor _input;
    private readonly KernelTensor _output;
    private readonly KernelTensor? _weight;

    /// <param name="footprint">As <see cref="Footprint"/>.</param>
    private KernelFacts(RuntimeKernel kernel, KernelSetting setting, KernelWork work, int footprint)
    {
        (Kernel, Setting, Work, Footprint) = (kernel, setting, work, footprint);
        _input = Tensor(kernel.Inputs, 0);
        _output = Tensor(kernel.Outputs, 0);
        IsConvolution = kernel.Operator is "Conv" or "FusedConv" or "ConvTranspose";
        _weight = IsConvolution ? Tensor(kernel.Inputs, 1) : null;
    }

    public RuntimeKernel Kernel { get; }

    public KernelSetting Setting { get; }

    public KernelWork Work { get; }

    /// <summary>
    /// The bytes that a run of the whole network moves, in whole octaves: what a kernel reads lies in a cache where little
    /// else was moved since. The same Gemm of 2.3 MB of weights took 31 us in one network and 87 us in a larger one.
    /// </summary>
    public int Footprint { get; }

    /// <summary>Kernels whose time is the same line of their work, more or less: the operator and how a convolution is grouped.</summary>
    public string Kind => !IsConvolution ? Kernel.FullOperator
        : IsDepthwise ? Kernel.FullOperator + " depthwise"
        : IsPointwise ? Kernel.FullOperator + " pointwise"
        : Kernel.FullOperator;

    public bool IsConvolution { get; }

    public bool IsBlocked => Kernel.Domain == BlockedDomain;

    public double Groups => IsConvolution ? Integer("group", 0, 1) : double.NaN;

    public bool IsDepthwise => Groups > 1 && Groups == Input(Channels) && _weight!.Dims is [_, 1, ..];

    public bool IsPointwise => IsConvolution && Window(0) == 1 && Window(1) == 1;

    public int DataInputs => Kernel.Inputs.Count(input => KernelWork.IsThere(input) && !input.IsConstant);

    public int Rank => _output.Dims.Length;

    /// <summary>Which of the known activations is fused, from 1; 0 for none, one more than there are for another.</summary>
    public int Activation
    {
        get
        {
            string name = Kernel.Words.GetValueOrDefault("activation", string.Empty);
            int place = Array.IndexOf(Activations, name);
            return name.Length == 0 ? 0 : place >= 0 ? place + 1 : Activations.Length + 1;
        }
    }

    public bool HasSum => IsConvolution && KernelWork.IsThere(Tensor(Kernel.Inputs, SumInput));

    /// <summary>Elements of the widest vectors; NaN where their width is not known.</summary>
    public double Lanes => Setting.VectorWidthBits > 0 && ElementBits > 0 ? Setting.VectorWidthBits / ElementBits : double.NaN;

    public double ElementBits => OnnxElementTypes.Find(_output.Type) is { } type && type.HasSize()
        ? type.Bytes(BitsPerByte)
        : double.NaN;

    /// <summary>Of all kernels of a network, in its order.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">As <see cref="KernelWork.Of"/>.</exception>
    public static KernelFacts[] Of(ImmutableArray<RuntimeKernel> kernels, KernelSetting setting)
    {
        KernelWork[] works = [.. kernels.Select(KernelWork.Of)];
        double bytes = works.Sum(work => (double)work.Bytes);
        int footprint = (int)Math.Clamp(Math.Round(Math.Log2(1 + bytes)), LeastFootprint, MostFootprint);
        return [.. kernels.Zip(works, (kernel, work) => new KernelFacts(kernel, setting, work, footprint))];
    }

    /// <summary>An extent of the first input.</summary>
    public double Input(int axis) => Extent(_input.Dims, axis);

    /// <summary>An extent of the first output.</summary>
    public double Output(int axis) => Extent(_output.Dims, axis);

    public double OutputElements => Elements(_output.Dims);

    /// <summary>The last extent: what lies beside each other in memory in the plain layout.</summary>
    public double Inner => _output.Dims.IsEmpty ? 1 : _output.Dims[^1];

    /// <summary>Output elements to input elements: below 1 for what reduces, above 1 for what spreads.</summary>
    public double Growth => Elements(_output.Dims) / Elements(_input.Dims);

    /// <summary>How many elements of the second input meet one of the output: below 1 where it is broadcast.</summary>
    public double SecondShare => Kernel.Inputs.Length > 1 && KernelWork.IsThere(Kernel.Inputs[1])
        ? Elements(Kernel.Inputs[1].Dims) / Elements(_output.Dims)
        : double.NaN;

    /// <summary>An extent of the window of a convolution or pool.</summary>
    public double Window(int axis) => Integer("kernel_shape", axis, _weight is { } weight ? Extent(weight.Dims, axis + 2) : double.NaN);

    /// <summary>A stride or dilation of a convolution or pool; 1 where a convolution does not say.</summary>
    public double Step(string name, int axis) => Integer(name, axis, IsConvolution ? 1 : double.NaN);

    /// <summary>A value of an integer attribute.</summary>
    public double Integer(string name, int place, double absent = double.NaN) =>
        Kernel.Integers.TryGetValue(name, out ImmutableArray<long> values) && place < values.Length ? values[place] : absent;

    public double PaddingSum => Kernel.Integers.TryGetValue("pads", out ImmutableArray<long> pads) ? pads.Sum() : double.NaN;

    /// <summary>
    /// The kernel as a product of matrices, each [rows, depth] by [depth, columns]: a convolution's rows are output
    /// pixels, its columns the output channels of a group, its depth what one output element sums over.
    /// </summary>
    public (double Rows, double Columns, double Depth) Product()
    {
        if (Work.Macs == 0 || OutputElements == 0)
        {
            return (double.NaN, double.NaN, double.NaN);
        }

        double depth = Work.Macs / OutputElements;
        double columns = IsConvolution ? Output(Channels) / Groups : Inner;
        double all = IsConvolution ? Output(Channels) * Output(Batch) : Inner;
        return (OutputElements / all, columns, depth);
    }

    /// <summary>What is left of an extent over whole vectors.</summary>
    public double Remainder(double extent) => extent % Lanes;

    /// <summary>How often 2 divides an extent: addresses that far apart fall on the same lines of a cache. 0 where there is none.</summary>
    public static double Twos(double extent) => extent > 0 ? BitOperations.TrailingZeroCount((long)extent) : 0;

    private static KernelTensor Tensor(ImmutableArray<KernelTensor> tensors, int place) =>
        place < tensors.Length ? tensors[place] : new KernelTensor(string.Empty, [], IsConstant: false);

    private static double Extent(ImmutableArray<long> dims, int axis) => axis < dims.Length ? dims[axis] : double.NaN;

    private static double Elements(ImmutableArray<long> dims) => dims.Aggregate(1.0, (product, extent) => product * extent);
}
