using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>Batch normalisation of N x C x H x W over all but the channels.</summary>
public sealed class BatchNorm2d : nn.Module<Tensor, Tensor>
{
    internal BatchNorm2d(long features, double eps, double? momentum, bool affine, bool tracks, (Device? Device, ScalarType? Type) place)
        : base(nameof(BatchNorm2d))
    {
        num_features = features;
        this.eps = eps;
        this.momentum = momentum;
        this.affine = affine;
        track_running_stats = tracks;
        if (affine)
        {
            weight = Keep(nameof(weight), new Parameter(ones([features], place.Type, place.Device)));
            bias = Keep(nameof(bias), new Parameter(zeros([features], place.Type, place.Device)));
        }

        if (tracks)
        {
            running_mean = Keep(nameof(running_mean), zeros([features], place.Type, place.Device));
            running_var = Keep(nameof(running_var), ones([features], place.Type, place.Device));
            num_batches_tracked = Keep(nameof(num_batches_tracked), zeros([], ScalarType.Int64, place.Device));
        }
    }

    public Parameter? weight { get; }

    public Parameter? bias { get; }

    public Tensor? running_mean { get; }

    public Tensor? running_var { get; }

    public Tensor? num_batches_tracked { get; }

    public long num_features { get; }

    public double eps { get; set; }

    /// <summary>Share of the batch in the running statistics; null takes the mean of all batches.</summary>
    public double? momentum { get; set; }

    public bool affine { get; }

    public bool track_running_stats { get; }

    public override Tensor forward(Tensor input)
    {
        if (input.Dimensions != 4)
        {
            throw new ArgumentException($"Invalid number of dimensions for BatchNorm argument: {input.Dimensions}");
        }

        if (training && num_batches_tracked is not null)
        {
            _ = num_batches_tracked.add_(1);
        }

        double share = momentum ?? (training && num_batches_tracked is not null ? 1.0 / num_batches_tracked.ToDouble() : 0);
        return nn.functional.batch_norm(input, running_mean, running_var, weight, bias, training || !track_running_stats, share, eps);
    }

    /// <summary>Everything is registered by the constructor.</summary>
    protected override void RegisterComponents()
    {
    }
}
