using System.Collections.Immutable;
using Profiler.Agent.Runners.Libtorch.Operators;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Turns a model into libtorch's calls, one node at a time: what is fused is libtorch's affair.</summary>
internal sealed class TorchGraphBuilder
{
    private readonly OnnxShapedGraph _graph;
    private readonly Workload _workload;
    private readonly Device _device;
    private readonly bool _channelsLast;
    private readonly TorchPlaces _places;
    private readonly HashSet<string> _wanted = new(StringComparer.Ordinal);

    private TorchGraphBuilder(OnnxWeights weights, Workload workload, Device device, bool channelsLast)
    {
        var shapes = workload.Inputs.ToImmutableDictionary(StringComparer.Ordinal);
        _graph = OnnxShapeInference.Infer(weights.Model, new OnnxInputs(shapes, default));
        (_workload, _device, _channelsLast) = (workload, device, channelsLast);
        _places = new TorchPlaces(weights.Values, device);
        _wanted.UnionWith(_graph.Model.Graph.Outputs.Select(output => output.Name));
        _wanted.UnionWith(_graph.Nodes.SelectMany(node => node.Node.Inputs));
    }

    /// <param name="inputValues">Gives as many values as an input has elements.</param>
    /// <exception cref="ProfilerException">The file cannot be used, its shapes stay open, or a node cannot be translated; the message names it.</exception>
    public static TorchGraph Build(OnnxWeights weights, Workload workload, Device device, bool channelsLast, Func<int, float[]> inputValues)
    {
        var builder = new TorchGraphBuilder(weights, workload, device, channelsLast);
        try
        {
            return builder.Build(inputValues);
        }
        catch
        {
            foreach (Tensor? tensor in builder._places.Values)
            {
                tensor?.Dispose();
            }

            throw;
        }
    }

    private TorchGraph Build(Func<int, float[]> inputValues)
    {
        foreach ((string name, OnnxValue input) in _graph.Inputs)
        {
            _places.Add(name, Input(name, input, inputValues));
        }

        var steps = new List<(Kernel Kernel, TorchOperation Operation, int Output, ImmutableArray<int> Read)>();
        foreach (OnnxShapedNode node in _graph.Nodes.Where(node => !node.Outputs.All(output => output.IsConstant)))
        {
            for (int output = 0; output < node.Node.Outputs.Length; output++)
            {
                if (_wanted.Contains(node.Node.Outputs[output]))
                {
                    steps.Add(Translate(node, output));
                }
            }
        }

        ImmutableArray<(string Name, int Place)> outputs = [.. _graph.Model.Graph.Outputs.Select(output => (output.Name, OutputPlace(output.Name)))];
        var keeps = outputs.Select(output => output.Place).ToHashSet();
        Dictionary<int, int> lastReaders = LastReaders(steps.Select(step => step.Read));
        var made = steps.Select(step => step.Output).Where(place => !keeps.Contains(place)).ToHashSet();
        return new TorchGraph(
            [.. steps.Select((step, i) => new TorchStep(
                step.Kernel, step.Operation, step.Output, [.. step.Read.Where(place => made.Contains(place) && lastReaders[place] == i)]))],
            outputs,
            _places.Values);
    }

    private (Kernel Kernel, TorchOperation Operation, int Output, ImmutableArray<int> Read) Translate(OnnxShapedNode node, int output)
    {
        try
        {
            if (node.Outputs[output].Type != OnnxElementType.Float32)
            {
                throw TorchNode.Refused($"it makes a tensor of {node.Outputs[output].Type}");
            }

            TorchTranslation translation = TorchOperators.Find(node.Node.Operator) ?? throw TorchNode.Refused("there is no translation of it");
            var view = new TorchNode(node, output, _places, _channelsLast);
            TorchOperation operation = translation(view);
            string inputs = string.Join(';', node.Inputs.OfType<OnnxValue>().Select(value => value.Shape));
            var kernel = new Kernel(node.Node.Name, node.Node.Operator, _workload.Provider, inputs, node.Outputs[output].Shape);
            return (kernel, operation, _places.Add(node.Node.Outputs[output]), [.. view.Read]);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.UnsupportedOperator)
        {
            throw new ProfilerException(
                ErrorCode.UnsupportedOperator,
                $"The libtorch runner cannot run the {node.Node}: {error.Message}.",
                "Measure the model with a provider of ONNX Runtime, or cut the node off; docs/runners.md lists the operators.",
                error);
        }
    }

    private static Dictionary<int, int> LastReaders(IEnumerable<ImmutableArray<int>> read)
    {
        var last = new Dictionary<int, int>();
        foreach ((int step, ImmutableArray<int> places) in read.Index())
        {
            foreach (int place in places)
            {
                last[place] = step;
            }
        }

        return last;
    }

    private int OutputPlace(string name) => _places.Find(name) ?? throw new ProfilerException(
        ErrorCode.UnsupportedOperator, $"The libtorch runner cannot run the model: its output '{name}' is a constant.", "Cut it off.");

    private Tensor Input(string name, OnnxValue input, Func<int, float[]> values)
    {
        if (input.Type != OnnxElementType.Float32)
        {
            throw new ProfilerException(
                ErrorCode.UnsupportedOperator,
                $"The libtorch runner cannot run the model: its input '{name}' is of {input.Type}; it feeds fp32 alone.",
                "Measure the model with a provider of ONNX Runtime.");
        }

        using Tensor flat = from_array(values(checked((int)input.Elements)));
        using Tensor shaped = flat.reshape([.. input.Dims]);
        using Tensor there = shaped.to(ScalarType.Float32, _device, copy: true);
        return _channelsLast && input.Rank == MemoryOrder.ImageRank ? MemoryOrder.ChannelsLast(there) : there.alias();
    }
}
