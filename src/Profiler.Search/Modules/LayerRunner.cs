using Profiler.Networks.Layers;
using TorchSharp;
using static TorchSharp.torch;

namespace Profiler.Search.Modules;

/// <summary>Torch's reading of a layer record; counting and ONNX export read the same records.</summary>
internal static class LayerRunner
{
    /// <summary>How far running statistics move towards a batch's in training; Torch's default.</summary>
    public const double Momentum = 0.1;

    /// <param name="name">The layer's full name, the first part of its tensors' names.</param>
    /// <param name="inputs">N x C x H x W each.</param>
    /// <param name="training">Whether norms use, and remember, the batch's statistics.</param>
    public static Tensor Run(string name, Layer layer, IReadOnlyList<Tensor> inputs, TensorStore tensors, bool training)
    {
        Tensor x = inputs[0];
        return layer switch
        {
            Conv2d conv => Convolve(name, conv, x, tensors),
            BatchNorm2d when training && is_grad_enabled() && tensors.Sums is { } sums => sums.BatchNorm(
                x,
                tensors.Buffer($"{name}.running_mean"),
                tensors.Buffer($"{name}.running_var"),
                tensors.Parameter($"{name}.weight"),
                tensors.Parameter($"{name}.bias"),
                (Momentum, BatchNorm2d.Epsilon)),
            BatchNorm2d => nn.functional.batch_norm(
                x,
                tensors.Buffer($"{name}.running_mean"),
                tensors.Buffer($"{name}.running_var"),
                tensors.Parameter($"{name}.weight"),
                tensors.Parameter($"{name}.bias"),
                training,
                Momentum,
                BatchNorm2d.Epsilon),
            Relu => nn.functional.relu(x),
            Relu6 => x.clamp(0, 6),
            Sigmoid => nn.functional.sigmoid(x),
            HardSigmoid => ((x / 6) + 0.5).clamp(0, 1),
            HardSwish => nn.functional.hardswish(x),
            Swish => nn.functional.silu(x),
            Gelu => x * ((x / Math.Sqrt(2)).erf() + 1) * 0.5,
            Scale scale => x * scale.Factor,
            Add => x + inputs[1],
            Multiply => x * inputs[1],
            Concat => cat([.. inputs], 1),
            ChannelShuffle shuffle => Shuffle(x, shuffle.Groups),
            CropTopLeft crop => x.narrow(2, crop.Pixels, x.shape[2] - crop.Pixels).narrow(3, crop.Pixels, x.shape[3] - crop.Pixels),
            SliceChannels slice => x.narrow(1, slice.Start, slice.Count),
            MaxPool2d pool => nn.functional.max_pool2d(
                x, [pool.Kernel, pool.Kernel], strides: [pool.Stride, pool.Stride], padding: [pool.Padding, pool.Padding]),
            GlobalAveragePool => nn.functional.adaptive_avg_pool2d(x, 1L),
            AveragePool2d pool => Average(x, pool),
            Linear => nn.functional.linear(x.flatten(1), tensors.Parameter($"{name}.weight"), tensors.Parameter($"{name}.bias"))
                .unsqueeze(-1).unsqueeze(-1),
            ResizeBilinear resize => Resize(x, x.shape[2] * resize.Factor, x.shape[3] * resize.Factor, resize.AlignCorners),
            ResizeBilinearLike resize => Resize(x, inputs[1].shape[2], inputs[1].shape[3], resize.AlignCorners),
            _ => TokenRunner.Run(name, layer, inputs, tensors)
                ?? throw new InvalidOperationException($"The layer {layer.GetType().Name} has no Torch form."),
        };
    }

    private static Tensor Convolve(string name, Conv2d conv, Tensor x, TensorStore tensors) => nn.functional.conv2d(
        x,
        tensors.Parameter($"{name}.weight"),
        conv.Bias ? tensors.Parameter($"{name}.bias") : null,
        strides: [conv.Stride, conv.Stride],
        padding: [conv.Padding, conv.Padding],
        dilation: [conv.Dilation, conv.Dilation],
        groups: conv.Groups);

    /// <summary>Channels as groups x rest, transposed to rest x groups.</summary>
    private static Tensor Shuffle(Tensor x, int groups)
    {
        long[] shape = x.shape;
        return x.reshape(shape[0], groups, shape[1] / groups, shape[2], shape[3]).transpose(1, 2).reshape(shape);
    }

    private static Tensor Average(Tensor x, AveragePool2d pool)
    {
        var shape = new Networks.Shapes.TensorShape((int)x.shape[0], (int)x.shape[1], (int)x.shape[2], (int)x.shape[3]);
        return pool.IsGlobalFor(shape)
            ? nn.functional.adaptive_avg_pool2d(x, 1L)
            : nn.functional.avg_pool2d(
                x,
                [pool.Kernel, pool.Kernel],
                stride: [pool.StrideHeight, pool.StrideWidth],
                padding: [pool.Padding, pool.Padding],
                count_include_pad: false);
    }

    private static Tensor Resize(Tensor x, long height, long width, bool alignCorners) => nn.functional.interpolate(
        x, size: [height, width], mode: InterpolationMode.Bilinear, align_corners: alignCorners);
}
