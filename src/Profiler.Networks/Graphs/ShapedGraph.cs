using System.Collections.Immutable;
using Profiler.Networks.Blocks;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Graphs;

/// <summary>A network laid out for one input shape: nodes in execution order with the shape of every tensor.</summary>
public sealed record ShapedGraph(
    Network Network, TensorShape Input, ImmutableArray<GraphNode> Nodes, string OutputTensor, TensorShape OutputShape)
{
    /// <exception cref="ProfilerException">The input has the wrong number of channels, or does not fit a layer; the layer is named.</exception>
    public static ShapedGraph Lay(Network network, TensorShape input)
    {
        if (input.Channels != network.InputChannels)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"'{network.Name}' takes {network.InputChannels} input channels and {input} has {input.Channels}.");
        }

        var shapes = new Dictionary<string, TensorShape> { [Network.InputName] = input };
        var outputOf = new Dictionary<string, string> { [Network.InputName] = Network.InputName };
        var nodes = ImmutableArray.CreateBuilder<GraphNode>();
        foreach (Section section in network.Sections)
        {
            var tensors = new Dictionary<string, string>();
            for (int i = 0; i < section.Reads.Length; i++)
            {
                tensors[section.Block.Inputs[i]] = outputOf[section.Reads[i]];
            }

            foreach (LayerNode layer in section.Block.Nodes)
            {
                GraphNode node = Lay(section, layer, tensors, shapes);
                nodes.Add(node);
                tensors[layer.Name] = node.Name;
                shapes[node.Name] = node.OutputShape;
            }

            outputOf[section.Id] = tensors[section.Block.Output];
        }

        string output = outputOf[network.Sections[^1].Id];
        return new ShapedGraph(network, input, nodes.ToImmutable(), output, shapes[output]);
    }

    private static GraphNode Lay(
        Section section, LayerNode layer, Dictionary<string, string> tensors, Dictionary<string, TensorShape> shapes)
    {
        string name = $"{section.Scope}/{layer.Name}";
        ImmutableArray<string> inputs = [.. layer.Inputs.Select(i => tensors[i])];
        ImmutableArray<TensorShape> inputShapes = [.. inputs.Select(i => shapes[i])];
        try
        {
            return new GraphNode(name, section, layer.Layer, inputs, inputShapes, layer.Layer.InferShape(inputShapes));
        }
        catch (ProfilerException error)
        {
            throw new ProfilerException(error.Code, $"{name}: {error.Message}", error.Advice, error);
        }
    }
}
