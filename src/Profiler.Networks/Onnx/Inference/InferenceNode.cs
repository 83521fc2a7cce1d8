using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>What a rule sees of a node: attributes, and the shapes and known values of its inputs.</summary>
/// <param name="readers">The nodes that read the first output, with those of their inputs that are known by now.</param>
internal sealed class InferenceNode(
    OnnxNode node, int opset, ImmutableArray<OnnxValue?> inputs, Func<IEnumerable<InferenceNode>> readers)
{
    public string Operator => node.Operator;

    public OnnxAttributes Attributes => node.Attributes;

    public int Opset => opset;

    public ImmutableArray<OnnxValue?> Inputs => inputs;

    public int InputCount => inputs.Length;

    public int OutputCount => node.Outputs.Length;

    public bool HasInput(int index) => Optional(index) is not null;

    public OnnxValue Input(int index) => Optional(index) ?? throw Cannot($"its input {index} is missing");

    public OnnxValue? Optional(int index) => index < inputs.Length ? inputs[index] : null;

    public IEnumerable<InferenceNode> Readers() => readers();

    /// <summary>The values of an input that a shape depends on.</summary>
    /// <exception cref="ProfilerException">They are known only when the network runs (<see cref="ErrorCode.UnsupportedOperator"/>).</exception>
    public TensorData Known(int index) => Input(index).Data
        ?? throw Unsupported($"its input {index} decides the shape and is known only at run time");

    /// <summary>
    /// Integers that newer operator sets pass as an input and older ones as an attribute; default where neither is there.
    /// </summary>
    public ImmutableArray<long> IntegersFrom(int input, string attribute) =>
        HasInput(input) ? Known(input).ToIntegers() : Attributes.Integers(attribute);

    /// <summary>A required integer of the same two places.</summary>
    public ImmutableArray<long> RequiredIntegersFrom(int input, string attribute)
    {
        ImmutableArray<long> values = IntegersFrom(input, attribute);
        return values.IsDefault ? throw Cannot($"it has neither an input nor an attribute '{attribute}'") : values;
    }

    /// <summary>The axis of a tensor; negative ones count from the end.</summary>
    public int Axis(long axis, int rank)
    {
        if (axis < -rank || axis >= rank)
        {
            throw Cannot($"a tensor of rank {rank} has no axis {axis}");
        }

        return (int)(axis < 0 ? axis + rank : axis);
    }

    public ImmutableArray<int> Axes(ImmutableArray<long> axes, int rank)
    {
        ImmutableArray<int> normal = [.. axes.Select(a => Axis(a, rank))];
        return normal.Distinct().Count() == normal.Length ? normal : throw Cannot("it names an axis twice");
    }

    public ProfilerException Cannot(string why) => new(
        ErrorCode.InvalidShape, $"The {node} cannot be applied: {why}.", "Check the input shape, or export the model again.");

    /// <summary>The walk gathers these, so that one message names everything that is in the way.</summary>
    public static ProfilerException Unsupported(string why) => new(ErrorCode.UnsupportedOperator, why);
}
