namespace TorchSharp.Modules;

/// <summary>What an optimizer remembers of one parameter.</summary>
public abstract class OptimizerState
{
    protected OptimizerState(Parameter parameter) => Parameter = parameter;

    private protected Parameter Parameter { get; }

    /// <summary>Copies another state's values in.</summary>
    public abstract void LoadStateDict(OptimizerState source);

    public abstract void Initialize(OptimizerOptions options);

    internal abstract void Free();

    /// <summary>Puts a copy in the place of what was, on the parameter's device.</summary>
    private protected void Load(ref torch.Tensor? target, torch.Tensor? source)
    {
        target?.Dispose();
        target = source?.to(Parameter.device, copy: true).DetachFromDisposeScope();
    }
}
