using Onnx;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Onnx.Export;

/// <summary>Layers on tokens: attention as Torch's exporter writes it, so that runtimes fuse what they know.</summary>
internal sealed partial class NodeWriter
{
    private bool TryWriteTokens(GraphNode node)
    {
        string x = Tensor(node.Inputs[0]);
        TensorShape from = node.InputShapes[0];
        TensorShape to = node.OutputShape;
        switch (node.Layer)
        {
            case ToTokens:
                string rows = Reshape(node, "rows", x, from.Batch, 1, from.Channels, from.Height * from.Width);
                Transpose(node.Name, rows, Output(node), 0, 1, 3, 2);
                break;
            case FromTokens:
                string columns = Transpose($"{node.Name}_columns", x, $"{node.Name}_columns", 0, 1, 3, 2);
                Node("Reshape", node.Name, [columns, Integers($"{node.Name}.shape", Extents(to))], Output(node));
                break;
            case SplitHeads heads:
                string split = Reshape(node, "split", x, from.Batch, from.Height, heads.Heads, to.Width);
                Transpose(node.Name, split, Output(node), 0, 2, 1, 3);
                break;
            case MergeHeads:
                string apart = Transpose($"{node.Name}_transpose", x, $"{node.Name}_transpose", 0, 2, 1, 3);
                Node("Reshape", node.Name, [apart, Integers($"{node.Name}.shape", Extents(to))], Output(node));
                break;
            case PoolTokens:
                NodeProto mean = Node("ReduceMean", node.Name, [x], $"{node.Name}_mean");
                mean.Attribute.Add(Ints("axes", 2));
                Node("Reshape", $"{node.Name}_reshape", [mean.Output[0], Integers($"{node.Name}.shape", Extents(to))], Output(node));
                break;
            case MatMul product:
                string second = Tensor(node.Inputs[1]);
                second = product.TransposeSecond
                    ? Transpose($"{node.Name}_transpose", second, $"{node.Name}_transpose", 0, 1, 3, 2)
                    : second;
                Node("MatMul", node.Name, [x, second], Output(node));
                break;
            case TokenLinear linear:
                FullyConnected(node, linear);
                break;
            case LayerNorm norm:
                Normalise(node, norm);
                break;
            default:
                return false;
        }

        return true;
    }

    private void FullyConnected(GraphNode node, TokenLinear linear)
    {
        float[] weight = weights.Get($"{node.Name}.weight", [linear.OutFeatures, linear.InFeatures]);
        float[] transposed = new float[weight.Length];
        for (int output = 0; output < linear.OutFeatures; output++)
        {
            for (int input = 0; input < linear.InFeatures; input++)
            {
                transposed[(input * linear.OutFeatures) + output] = weight[(output * linear.InFeatures) + input];
            }
        }

        string matrix = Floats($"{node.Name}.weight", transposed, linear.InFeatures, linear.OutFeatures);
        string bias = Floats($"{node.Name}.bias", weights.Get($"{node.Name}.bias", [linear.OutFeatures]), linear.OutFeatures);
        string product = $"{node.Name}_product";
        Node("MatMul", node.Name, [Tensor(node.Inputs[0]), matrix], product);
        Node("Add", $"{node.Name}_bias", [product, bias], Output(node));
    }

    /// <summary>(x - mean) / sqrt(variance + eps) x scale + shift, over the last axis.</summary>
    private void Normalise(GraphNode node, LayerNorm norm)
    {
        string x = Tensor(node.Inputs[0]);
        string mean = Mean(node, "mean", x);
        string centred = Step("Sub", node, "centred", x, mean);
        string square = Step("Pow", node, "square", centred, Constant($"{node.Name}.two", 2));
        string variance = Mean(node, "variance", square);
        string positive = Step("Add", node, "positive", variance, Constant($"{node.Name}.epsilon", LayerNorm.Epsilon));
        string deviation = Step("Sqrt", node, "deviation", positive);
        string normal = Step("Div", node, "normal", centred, deviation);
        string scale = Floats($"{node.Name}.weight", weights.Get($"{node.Name}.weight", [norm.Features]), norm.Features);
        string shift = Floats($"{node.Name}.bias", weights.Get($"{node.Name}.bias", [norm.Features]), norm.Features);
        string scaled = Step("Mul", node, "scaled", normal, scale);
        Node("Add", node.Name, [scaled, shift], Output(node));
    }

    private string Mean(GraphNode node, string part, string input)
    {
        string name = $"{node.Name}_{part}";
        Node("ReduceMean", name, [input], name).Attribute.Add(Ints("axes", -1));
        return name;
    }

    private string Reshape(GraphNode node, string part, string input, params int[] shape)
    {
        string name = $"{node.Name}_{part}";
        Node("Reshape", name, [input, Integers($"{name}.shape", shape)], name);
        return name;
    }

    private string Transpose(string name, string input, string output, params long[] order)
    {
        Node("Transpose", name, [input], output).Attribute.Add(Ints("perm", order));
        return output;
    }
}
