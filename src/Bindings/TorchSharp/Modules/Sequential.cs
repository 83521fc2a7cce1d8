using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>One module after the other.</summary>
public sealed class Sequential : nn.Module<Tensor, Tensor>
{
    private readonly List<nn.Module<Tensor, Tensor>> _steps = [];

    internal Sequential(IEnumerable<(string Name, nn.Module<Tensor, Tensor> Module)> modules)
        : base(nameof(Sequential))
    {
        foreach ((string name, nn.Module<Tensor, Tensor> module) in modules)
        {
            _ = append(name, module);
        }
    }

    public int Count => _steps.Count;

    public nn.IModule<Tensor, Tensor> this[int index] => _steps[index];

    public Sequential append(string name, nn.IModule<Tensor, Tensor> module)
    {
        nn.Module<Tensor, Tensor> step = (nn.Module<Tensor, Tensor>)module;
        register_module(name, step);
        _steps.Add(step);
        return this;
    }

    public Sequential append(nn.IModule<Tensor, Tensor> module) => append($"{Count}", module);

    public override Tensor forward(Tensor tensor)
    {
        // The steps' results but the last are not the caller's, who sees one module.
        using DisposeScope scope = NewDisposeScope();
        Tensor result = tensor.alias();
        foreach (nn.Module<Tensor, Tensor> step in _steps)
        {
            result = step.call(result);
        }

        return result.MoveToOuterDisposeScope();
    }

    /// <summary>Everything is registered as it is appended.</summary>
    protected override void RegisterComponents()
    {
    }
}
