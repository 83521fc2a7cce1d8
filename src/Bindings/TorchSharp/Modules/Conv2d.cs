using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>A two-dimensional convolution. Initial weights as published for PyTorch: uniform within 1 / sqrt(fan in).</summary>
public sealed class Conv2d : nn.Module<Tensor, Tensor>
{
    internal Conv2d(
        (long In, long Out) channels,
        (long, long) kernel,
        (long, long) stride,
        (long, long) padding,
        (long, long) dilation,
        (long Groups, bool Bias, PaddingModes Mode) rest,
        (Device? Device, ScalarType? Type) place)
        : base(nameof(Conv2d))
    {
        in_channels = channels.In;
        out_channels = channels.Out;
        kernel_size = [kernel.Item1, kernel.Item2];
        this.stride = [stride.Item1, stride.Item2];
        this.padding = [padding.Item1, padding.Item2];
        this.dilation = [dilation.Item1, dilation.Item2];
        groups = rest.Groups;
        padding_mode = rest.Mode;
        weight = Keep(nameof(weight), new Parameter(empty([out_channels, in_channels / groups, .. kernel_size], place.Type, place.Device)));
        if (rest.Bias)
        {
            bias = Keep(nameof(bias), new Parameter(empty([out_channels], place.Type, place.Device)));
        }

        reset_parameters();
    }

    public Parameter weight { get; }

    public Parameter? bias { get; }

    public long in_channels { get; }

    public long out_channels { get; }

    public long[] kernel_size { get; }

    public long[] stride { get; }

    public long[] padding { get; }

    public long[] dilation { get; }

    public long groups { get; }

    public PaddingModes padding_mode { get; }

    public void reset_parameters()
    {
        _ = nn.init.kaiming_uniform_(weight, Math.Sqrt(5));
        if (bias is not null)
        {
            double bound = 1 / Math.Sqrt(weight.shape.Skip(1).TotalSize());
            _ = nn.init.uniform_(bias, -bound, bound);
        }
    }

    public override Tensor forward(Tensor input)
    {
        if (padding_mode == PaddingModes.Zeros)
        {
            return nn.functional.conv2d(input, weight, bias, stride, padding, dilation, groups);
        }

        using Tensor padded = nn.functional.pad(input, [padding[1], padding[1], padding[0], padding[0]], padding_mode);
        return nn.functional.conv2d(padded, weight, bias, stride, [0, 0], dilation, groups);
    }

    /// <summary>Everything is registered by the constructor.</summary>
    protected override void RegisterComponents()
    {
    }
}
