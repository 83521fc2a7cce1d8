using Profiler.Fleet.Admission;
using Profiler.Measurement.Checks;
using Profiler.Networks.Graphs;
using Profiler.Networks.Layers;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Fleet.Tests.Admission;

/// <summary>
/// What a reference model puts out by the definitions of its layers alone: loops in double precision, batch norms
/// unfolded. It shares the layers and weights with the exported model, and nothing of any runtime.
/// </summary>
internal sealed class PlainEvaluation
{
    private const int WeightSeed = 0;

    private readonly SeededWeights _weights = new(WeightSeed);

    public PlainEvaluation(ShapedGraph graph)
    {
        double[] input = [.. SeededValues.Of(ReferenceModels.InputSeed, (int)graph.Input.Elements).Select(value => (double)value)];
        var maps = new Dictionary<string, double[]> { [Network.InputName] = input };
        foreach (GraphNode node in graph.Nodes)
        {
            maps[node.Name] = Evaluate(node, [.. node.Inputs.Select(name => maps[name])]);
        }

        Output = maps[graph.OutputTensor];
    }

    /// <summary>In row-major order.</summary>
    public double[] Output { get; }

    private double[] Evaluate(GraphNode node, double[][] inputs) => node.Layer switch
    {
        Conv2d layer => Convolve(node, layer, inputs[0]),
        BatchNorm2d => Normalise(node, inputs[0]),
        Relu => [.. inputs[0].Select(value => Math.Max(0, value))],
        Add => [.. inputs[0].Zip(inputs[1], (a, b) => a + b)],
        ResizeBilinear layer => Resize(node, layer.AlignCorners, inputs[0]),
        AveragePool2d layer => Pool(node, inputs[0], (layer.Kernel, layer.Kernel), (layer.StrideHeight, layer.StrideWidth)),
        GlobalAveragePool => Pool(node, inputs[0], (node.InputShapes[0].Height, node.InputShapes[0].Width), (1, 1)),
        Linear layer => Multiply(node, layer, inputs[0]),
        _ => throw new InvalidOperationException($"{node.Layer.GetType().Name} has no plain evaluation."),
    };

    private double[] Convolve(GraphNode node, Conv2d layer, double[] input)
    {
        TensorShape from = node.InputShapes[0];
        int perGroup = layer.InChannels / layer.Groups;
        float[] weight = _weights.Get($"{node.Name}.weight", [layer.OutChannels, perGroup, layer.Kernel, layer.Kernel]);
        return Map(node.OutputShape, (channel, y, x) =>
        {
            double sum = 0;
            int firstChannel = channel / (layer.OutChannels / layer.Groups) * perGroup;
            for (int c = 0; c < perGroup; c++)
            {
                for (int ky = 0; ky < layer.Kernel; ky++)
                {
                    for (int kx = 0; kx < layer.Kernel; kx++)
                    {
                        int row = (y * layer.Stride) - layer.Padding + (ky * layer.Dilation);
                        int column = (x * layer.Stride) - layer.Padding + (kx * layer.Dilation);
                        double value = row < 0 || row >= from.Height || column < 0 || column >= from.Width
                            ? 0
                            : input[At(from, firstChannel + c, row, column)];
                        sum += value * weight[(((((channel * perGroup) + c) * layer.Kernel) + ky) * layer.Kernel) + kx];
                    }
                }
            }

            return sum;
        });
    }

    private double[] Normalise(GraphNode node, double[] input)
    {
        TensorShape shape = node.OutputShape;
        float[] Values(string name) => _weights.Get($"{node.Name}.{name}", [shape.Channels]);
        float[] scale = Values("weight");
        float[] shift = Values("bias");
        float[] mean = Values("running_mean");
        float[] variance = Values("running_var");
        return Map(shape, (c, y, x) =>
            ((input[At(shape, c, y, x)] - mean[c]) / Math.Sqrt(variance[c] + BatchNorm2d.Epsilon) * scale[c]) + shift[c]);
    }

    private static double[] Resize(GraphNode node, bool alignCorners, double[] input)
    {
        TensorShape from = node.InputShapes[0];
        TensorShape to = node.OutputShape;
        double Source(int index, int extent, int target) => alignCorners
            ? index * (extent - 1.0) / (target - 1)
            : Math.Clamp(((index + 0.5) * extent / target) - 0.5, 0, extent - 1);
        return Map(to, (c, y, x) =>
        {
            double row = Source(y, from.Height, to.Height);
            double column = Source(x, from.Width, to.Width);
            int top = (int)row;
            int left = (int)column;
            int bottom = Math.Min(top + 1, from.Height - 1);
            int right = Math.Min(left + 1, from.Width - 1);
            double Between(int r) =>
                input[At(from, c, r, left)] + ((column - left) * (input[At(from, c, r, right)] - input[At(from, c, r, left)]));
            return Between(top) + ((row - top) * (Between(bottom) - Between(top)));
        });
    }

    private static double[] Pool(GraphNode node, double[] input, (int Height, int Width) window, (int Height, int Width) stride) =>
        Map(node.OutputShape, (c, y, x) =>
        {
            double sum = 0;
            for (int row = 0; row < window.Height; row++)
            {
                for (int column = 0; column < window.Width; column++)
                {
                    sum += input[At(node.InputShapes[0], c, (y * stride.Height) + row, (x * stride.Width) + column)];
                }
            }

            return sum / (window.Height * window.Width);
        });

    private double[] Multiply(GraphNode node, Linear layer, double[] input)
    {
        float[] weight = _weights.Get($"{node.Name}.weight", [layer.OutFeatures, layer.InFeatures]);
        float[] bias = _weights.Get($"{node.Name}.bias", [layer.OutFeatures]);
        return Map(node.OutputShape, (output, _, _) =>
            bias[output] + input.Select((value, index) => value * weight[(output * layer.InFeatures) + index]).Sum());
    }

    private static double[] Map(TensorShape shape, Func<int, int, int, double> value) =>
    [
        .. from c in Enumerable.Range(0, shape.Channels)
           from y in Enumerable.Range(0, shape.Height)
           from x in Enumerable.Range(0, shape.Width)
           select value(c, y, x),
    ];

    private static int At(TensorShape shape, int channel, int row, int column) =>
        (((channel * shape.Height) + row) * shape.Width) + column;
}
