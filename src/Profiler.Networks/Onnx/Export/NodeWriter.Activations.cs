using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;

namespace Profiler.Networks.Onnx.Export;

/// <summary>Activations that opset 13 writes in several nodes, in the forms that runtimes recognise and fuse.</summary>
internal sealed partial class NodeWriter
{
    private bool TryWriteActivation(GraphNode node)
    {
        string x = Tensor(node.Inputs[0]);
        switch (node.Layer)
        {
            case Relu6:
                Node("Clip", node.Name, [x, Constant($"{node.Name}.least", 0), Constant($"{node.Name}.most", 6)], Output(node));
                break;
            case HardSigmoid:
                WriteHardSigmoid(node.Name, x, Output(node));
                break;
            case HardSwish:
                string gate = WriteHardSigmoid($"{node.Name}_gate", x, $"{node.Name}_gate");
                Node("Mul", node.Name, [x, gate], Output(node));
                break;
            case Swish:
                Node("Mul", node.Name, [x, Step("Sigmoid", node, "gate", x)], Output(node));
                break;
            case Gelu:
                string scaled = Step("Div", node, "scale", x, Constant($"{node.Name}.root_of_two", Math.Sqrt(2)));
                string error = Step("Erf", node, "erf", scaled);
                string shifted = Step("Add", node, "shift", error, Constant($"{node.Name}.one", 1));
                string product = Step("Mul", node, "product", x, shifted);
                Node("Mul", node.Name, [product, Constant($"{node.Name}.half", 0.5)], Output(node));
                break;
            case Scale scale:
                Node("Mul", node.Name, [x, Constant($"{node.Name}.factor", scale.Factor)], Output(node));
                break;
            case Softmax:
                Node("Softmax", node.Name, [x], Output(node)).Attribute.Add(Int("axis", -1));
                break;
            default:
                return false;
        }

        return true;
    }

    private string WriteHardSigmoid(string name, string input, string output)
    {
        var node = Node("HardSigmoid", name, [input], output);
        node.Attribute.Add(Real("alpha", 1f / 6));
        node.Attribute.Add(Real("beta", 0.5f));
        return output;
    }

    /// <summary>A node on the way to a layer's output, named after the layer.</summary>
    private string Step(string op, GraphNode layer, string part, params string[] inputs)
    {
        string name = $"{layer.Name}_{part}";
        Node(op, name, inputs, name);
        return name;
    }
}
