using Google.Protobuf;
using Onnx;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Networks.Onnx.Export;

/// <summary>Appends the ONNX nodes of one layer after another to a graph.</summary>
internal sealed partial class NodeWriter(ShapedGraph shaped, IWeightSource weights)
{
    private readonly GraphProto _graph = new();

    /// <summary>Tensors that another one took the place of: a folded norm's output, the network's output.</summary>
    private readonly Dictionary<string, string> _renamed = [];

    public GraphProto Finish()
    {
        if (shaped.OutputTensor == Network.InputName)
        {
            Node("Identity", "identity", [Network.InputName], Network.OutputName);
        }

        return _graph;
    }

    /// <summary>A convolution with the batch norm behind it: w' = w s, b' = (b - mean) s + shift, s = scale / sqrt(var + eps).</summary>
    public void WriteFolded(GraphNode convolution, GraphNode norm)
    {
        var conv = (Conv2d)convolution.Layer;
        int channels = conv.OutChannels;
        float[] weight = Weight(convolution, conv);
        float[] bias = conv.Bias ? weights.Get($"{convolution.Name}.bias", [channels]) : new float[channels];
        float[] scale = weights.Get($"{norm.Name}.weight", [channels]);
        float[] shift = weights.Get($"{norm.Name}.bias", [channels]);
        float[] mean = weights.Get($"{norm.Name}.running_mean", [channels]);
        float[] variance = weights.Get($"{norm.Name}.running_var", [channels]);
        int perChannel = weight.Length / channels;
        for (int c = 0; c < channels; c++)
        {
            float factor = (float)(scale[c] / Math.Sqrt(variance[c] + BatchNorm2d.Epsilon));
            bias[c] = ((bias[c] - mean[c]) * factor) + shift[c];
            foreach (ref float value in weight.AsSpan(c * perChannel, perChannel))
            {
                value *= factor;
            }
        }

        Convolution(convolution, conv, weight, bias, Output(norm));
    }

    public void Write(GraphNode node)
    {
        switch (node.Layer)
        {
            case Conv2d conv:
                float[]? bias = conv.Bias ? weights.Get($"{node.Name}.bias", [conv.OutChannels]) : null;
                Convolution(node, conv, Weight(node, conv), bias, Output(node));
                break;
            case Linear linear:
                FullyConnected(node, linear);
                break;
            case ChannelShuffle shuffle:
                Shuffle(node, shuffle);
                break;
            case CropTopLeft crop:
                Slice(node, [crop.Pixels, crop.Pixels], [node.InputShapes[0].Height, node.InputShapes[0].Width], [2, 3]);
                break;
            case SliceChannels slice:
                Slice(node, [slice.Start], [slice.Start + slice.Count], [1]);
                break;
            case AveragePool2d pool when !pool.IsGlobalFor(node.InputShapes[0]):
                NodeProto average = Node("AveragePool", node.Name, Inputs(node), Output(node));
                average.Attribute.Add(Ints("kernel_shape", pool.Kernel, pool.Kernel));
                average.Attribute.Add(Ints("strides", pool.StrideHeight, pool.StrideWidth));
                average.Attribute.Add(Ints("pads", pool.Padding, pool.Padding, pool.Padding, pool.Padding));
                break;
            case MaxPool2d pool:
                NodeProto largest = Node("MaxPool", node.Name, Inputs(node), Output(node));
                largest.Attribute.Add(Ints("kernel_shape", pool.Kernel, pool.Kernel));
                largest.Attribute.Add(Ints("strides", pool.Stride, pool.Stride));
                largest.Attribute.Add(Ints("pads", pool.Padding, pool.Padding, pool.Padding, pool.Padding));
                break;
            case AveragePool2d or GlobalAveragePool:
                Node("GlobalAveragePool", node.Name, Inputs(node), Output(node));
                break;
            case ResizeBilinear resize:
                Resize(node, resize.AlignCorners);
                break;
            case ResizeBilinearLike resize:
                Resize(node, resize.AlignCorners);
                break;
            case Concat:
                Node("Concat", node.Name, Inputs(node), Output(node)).Attribute.Add(Int("axis", 1));
                break;
            case BatchNorm2d norm:
                Normalise(node, norm);
                break;
            default:
                if (!TryWriteActivation(node) && !TryWriteTokens(node))
                {
                    Node(ElementwiseOperator(node.Layer), node.Name, Inputs(node), Output(node));
                }

                break;
        }
    }

    /// <summary>A batch norm that stands behind something else than its own convolution, which has nothing to fold into.</summary>
    private void Normalise(GraphNode node, BatchNorm2d norm)
    {
        string Values(string part) => Floats($"{node.Name}.{part}", weights.Get($"{node.Name}.{part}", [norm.Channels]), norm.Channels);
        string[] inputs = [.. Inputs(node), Values("weight"), Values("bias"), Values("running_mean"), Values("running_var")];
        Node("BatchNormalization", node.Name, inputs, Output(node)).Attribute.Add(Real("epsilon", (float)BatchNorm2d.Epsilon));
    }

    private void Slice(GraphNode node, int[] starts, int[] ends, int[] axes)
    {
        string[] bounds =
        [
            Integers($"{node.Name}.starts", starts),
            Integers($"{node.Name}.ends", ends),
            Integers($"{node.Name}.axes", axes),
        ];
        Node("Slice", node.Name, [.. Inputs(node), .. bounds], Output(node));
    }

    private static string ElementwiseOperator(Layer layer) => layer switch
    {
        Relu => "Relu",
        Sigmoid => "Sigmoid",
        Add => "Add",
        Multiply => "Mul",
        _ => throw new InvalidOperationException($"The layer {layer.GetType().Name} has no ONNX form."),
    };

    private float[] Weight(GraphNode node, Conv2d conv) =>
        weights.Get($"{node.Name}.weight", [conv.OutChannels, conv.InChannels / conv.Groups, conv.Kernel, conv.Kernel]);

    private void Convolution(GraphNode node, Conv2d conv, float[] weight, float[]? bias, string output)
    {
        List<string> inputs =
        [
            Tensor(node.Inputs[0]),
            Floats($"{node.Name}.weight", weight, conv.OutChannels, conv.InChannels / conv.Groups, conv.Kernel, conv.Kernel),
        ];
        if (bias is not null)
        {
            inputs.Add(Floats($"{node.Name}.bias", bias, conv.OutChannels));
        }

        NodeProto proto = Node("Conv", node.Name, inputs, output);
        proto.Attribute.Add(Ints("kernel_shape", conv.Kernel, conv.Kernel));
        proto.Attribute.Add(Ints("strides", conv.Stride, conv.Stride));
        proto.Attribute.Add(Ints("pads", conv.Padding, conv.Padding, conv.Padding, conv.Padding));
        proto.Attribute.Add(Ints("dilations", conv.Dilation, conv.Dilation));
        proto.Attribute.Add(Int("group", conv.Groups));
    }

    private void FullyConnected(GraphNode node, Linear linear)
    {
        string flat = $"{node.Name}_flatten";
        string product = $"{node.Name}_gemm";
        Node("Flatten", flat, Inputs(node), flat).Attribute.Add(Int("axis", 1));
        string weight = Floats(
            $"{node.Name}.weight",
            weights.Get($"{node.Name}.weight", [linear.OutFeatures, linear.InFeatures]),
            linear.OutFeatures,
            linear.InFeatures);
        string bias = Floats($"{node.Name}.bias", weights.Get($"{node.Name}.bias", [linear.OutFeatures]), linear.OutFeatures);
        Node("Gemm", node.Name, [flat, weight, bias], product).Attribute.Add(Int("transB", 1));
        string shape = Integers($"{node.Name}.shape", Extents(node.OutputShape));
        Node("Reshape", $"{node.Name}_reshape", [product, shape], Output(node));
    }

    private void Shuffle(GraphNode node, ChannelShuffle shuffle)
    {
        TensorShape shape = node.OutputShape;
        string grouped = $"{node.Name}_group";
        string transposed = $"{node.Name}_transpose";
        string split = Integers(
            $"{node.Name}.split", shape.Batch, shuffle.Groups, shape.Channels / shuffle.Groups, shape.Height, shape.Width);
        Node("Reshape", grouped, [Tensor(node.Inputs[0]), split], grouped);
        Node("Transpose", transposed, [grouped], transposed).Attribute.Add(Ints("perm", 0, 2, 1, 3, 4));
        Node("Reshape", node.Name, [transposed, Integers($"{node.Name}.join", Extents(shape))], Output(node));
    }

    private void Resize(GraphNode node, bool alignCorners)
    {
        string sizes = Integers($"{node.Name}.sizes", Extents(node.OutputShape));
        NodeProto resize = Node("Resize", node.Name, [Tensor(node.Inputs[0]), string.Empty, string.Empty, sizes], Output(node));
        resize.Attribute.Add(Text("mode", "linear"));
        // Torch's own half-pixel rule treats extents of 1 as align_corners does not; ONNX names it apart.
        resize.Attribute.Add(Text("coordinate_transformation_mode", alignCorners ? "align_corners" : "pytorch_half_pixel"));
    }

    private string Tensor(string name) => _renamed.GetValueOrDefault(name, name);

    private IEnumerable<string> Inputs(GraphNode node) => node.Inputs.Select(Tensor);

    private string Output(GraphNode node)
    {
        string name = node.Name == shaped.OutputTensor ? Network.OutputName : node.Name;
        _renamed[node.Name] = name;
        return name;
    }

    private NodeProto Node(string op, string name, IEnumerable<string> inputs, string output)
    {
        var node = new NodeProto { OpType = op, Name = name };
        node.Input.AddRange(inputs);
        node.Output.Add(output);
        _graph.Node.Add(node);
        return node;
    }

    private string Floats(string name, float[] values, params int[] dims)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Float };
        tensor.Dims.AddRange(dims.Select(d => (long)d));
        byte[] raw = new byte[values.Length * sizeof(float)];
        Buffer.BlockCopy(values, 0, raw, 0, raw.Length);
        tensor.RawData = ByteString.CopyFrom(raw);
        _graph.Initializer.Add(tensor);
        return name;
    }

    /// <summary>A stored number, such as the 0.5 of a formula.</summary>
    private string Constant(string name, double value) => Floats(name, [(float)value]);

    private string Integers(string name, params int[] values)
    {
        var tensor = new TensorProto { Name = name, DataType = (int)TensorProto.Types.DataType.Int64 };
        tensor.Dims.Add(values.Length);
        tensor.Int64Data.AddRange(values.Select(v => (long)v));
        _graph.Initializer.Add(tensor);
        return name;
    }

    private static int[] Extents(TensorShape shape) => [shape.Batch, shape.Channels, shape.Height, shape.Width];

    private static AttributeProto Int(string name, long value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Int, I = value };

    private static AttributeProto Real(string name, float value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.Float, F = value };

    private static AttributeProto Text(string name, string value) =>
        new() { Name = name, Type = AttributeProto.Types.AttributeType.String, S = ByteString.CopyFromUtf8(value) };

    private static AttributeProto Ints(string name, params long[] values)
    {
        var attribute = new AttributeProto { Name = name, Type = AttributeProto.Types.AttributeType.Ints };
        attribute.Ints.AddRange(values);
        return attribute;
    }
}
