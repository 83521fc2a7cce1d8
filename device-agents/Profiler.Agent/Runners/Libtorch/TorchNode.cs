using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>What a translation sees of a node: attributes, shapes, known values, and the places of its tensors.</summary>
/// <param name="output">Which of the node's outputs is wanted.</param>
/// <param name="channelsLast">Whether feature maps keep a pixel's channels side by side.</param>
internal sealed class TorchNode(OnnxShapedNode shaped, int output, TorchPlaces places, bool channelsLast)
{
    private readonly HashSet<int> _read = [];

    public string Operator => shaped.Node.Operator;

    public OnnxAttributes Attributes => shaped.Node.Attributes;

    public int Output => output;

    public int InputCount => shaped.Inputs.Length;

    public bool ChannelsLast => channelsLast;

    public ImmutableArray<OnnxValue> Outputs => shaped.Outputs;

    public long[] OutputDims => [.. shaped.Outputs[output].Dims];

    /// <summary>The places that the translation asked for.</summary>
    public IEnumerable<int> Read => _read;

    public bool Has(int input) => input < shaped.Inputs.Length && shaped.Inputs[input] is not null;

    /// <summary>An input's shape and, where it is a small constant, its values.</summary>
    public OnnxValue Input(int input) => Has(input) ? shaped.Inputs[input]! : throw Refused($"its input {input} is missing");

    public int Place(int input) => Has(input) ? Noted(places.Of(shaped.Node.Inputs[input], Input(input))) : TorchPlaces.None;

    /// <summary>The place of a weight in the order that the runtime is to have it in.</summary>
    public int Place(int input, string how, Func<Tensor, Tensor> prepare) => Input(input).IsConstant
        ? Noted(places.Prepared(shaped.Node.Inputs[input], Input(input), how, prepare))
        : Place(input);

    /// <summary>The only value of a constant input; null where it is none, or has several.</summary>
    public double? Number(int input) => Has(input) && Input(input) is { IsConstant: true, Data: { Count: 1 } data } ? data.RealAt(0) : null;

    /// <summary>Integers that newer operator sets pass as an input and older ones as an attribute; default where neither is there.</summary>
    public ImmutableArray<long> Integers(int input, string attribute) => Has(input)
        ? Input(input).Data?.ToIntegers() ?? throw Refused($"its input {input} is known only at run time")
        : Attributes.Integers(attribute);

    /// <summary>An axis counted from the front.</summary>
    public static int Axis(long axis, int rank) => (int)(axis < 0 ? axis + rank : axis);

    /// <summary>Whoever gathers the nodes puts the name before it.</summary>
    public static ProfilerException Refused(string why) => new(ErrorCode.UnsupportedOperator, why);

    private int Noted(int place)
    {
        _read.Add(place);
        return place;
    }
}
