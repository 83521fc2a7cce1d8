using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>x times the transposed weight, plus the bias.</summary>
public sealed class Linear : nn.Module<Tensor, Tensor>
{
    internal Linear(Parameter weight, Parameter? bias)
        : base(nameof(Linear))
    {
        this.weight = Keep(nameof(weight), weight);
        this.bias = bias is null ? null : Keep(nameof(bias), bias);
    }

    public Parameter weight { get; }

    public Parameter? bias { get; }

    public long in_features => weight.shape[1];

    public long out_features => weight.shape[0];

    public override Tensor forward(Tensor tensor) => nn.functional.linear(tensor, weight, bias);

    /// <summary>Everything is registered by the constructor.</summary>
    protected override void RegisterComponents()
    {
    }
}
