namespace TorchSharp.Modules;

/// <summary>A tensor that a module learns.</summary>
public sealed class Parameter : torch.Tensor
{
    /// <param name="data">Becomes empty: the parameter takes its native tensor over, and its place in a scope.</param>
    public Parameter(torch.Tensor data, bool requires_grad = true)
        : base(TakeOver(data.with_requires_grad(requires_grad)), register: false) => DisposeScope.Replace(data, this);
}
