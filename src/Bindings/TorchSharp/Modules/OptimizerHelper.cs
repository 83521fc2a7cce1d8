using static TorchSharp.torch;

namespace TorchSharp.Modules;

/// <summary>What the optimizers share: groups, states, and steps over the parameters that have a gradient.</summary>
public abstract class OptimizerHelper : optim.Optimizer
{
    private readonly Dictionary<Parameter, OptimizerState> _states = new(ReferenceEqualityComparer.Instance);

    private protected OptimizerHelper()
    {
    }

    /// <summary>The options and states themselves, in the order of groups and parameters.</summary>
    public virtual StateDictionary state_dict()
    {
        StateDictionary dictionary = new();
        int index = 0;
        foreach (ParamGroup group in Groups)
        {
            dictionary.Options.Add(group.Options!);
            List<OptimizerState> states = [.. group.Parameters.Select(parameter => _states[parameter])];
            dictionary.StateIndexRef.Add([.. states.Select(_ => index++)]);
            dictionary.State.AddRange(states);
        }

        return dictionary;
    }

    /// <summary>Copies options and states in.</summary>
    /// <exception cref="ArgumentException">Other numbers of groups or parameters.</exception>
    public virtual void load_state_dict(StateDictionary state_dict)
    {
        StateDictionary own = this.state_dict();
        if (state_dict.Options.Count != own.Options.Count || state_dict.State.Count != own.State.Count)
        {
            throw new ArgumentException(
                $"Invalid optimizer state: {state_dict.Options.Count} groups and {state_dict.State.Count} states for {own.Options.Count} and {own.State.Count}.");
        }

        foreach ((OptimizerOptions target, OptimizerOptions source) in own.Options.Zip(state_dict.Options).Where(pair => pair.First != pair.Second))
        {
            target.LoadStateDict(source);
        }

        foreach ((OptimizerState target, OptimizerState source) in own.State.Zip(state_dict.State).Where(pair => pair.First != pair.Second))
        {
            target.LoadStateDict(source);
        }
    }

    /// <summary>Makes the gradients zeros, where there are any.</summary>
    public override void zero_grad()
    {
        foreach (Parameter parameter in parameters())
        {
            using Tensor? grad = parameter.grad;
            _ = grad?.zero_();
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (OptimizerState state in _states.Values)
            {
                state.Free();
            }

            _states.Clear();
        }

        base.Dispose(disposing);
    }

    private protected void Add(ParamGroup group, Func<Parameter, OptimizerState> state)
    {
        Groups.Add(group);
        foreach (Parameter parameter in group.Parameters)
        {
            OptimizerState own = state(parameter);
            own.Initialize(group.Options!);
            _states[parameter] = own;
        }
    }

    private protected static double Positive(double value, string name) =>
        value >= 0 ? value : throw new ArgumentException($"Invalid {name}: {value}");

    /// <summary>Runs the update of every parameter that has a gradient, unrecorded, in a scope of its own.</summary>
    private protected Tensor? StepOver<TOptions, TState>(Func<Tensor>? closure, Action<TOptions, TState, Parameter, Tensor> update)
        where TOptions : OptimizerOptions
        where TState : OptimizerState
    {
        Tensor? loss = null;
        if (closure is not null)
        {
            using IDisposable grad = enable_grad();
            loss = closure();
        }

        using IDisposable noGrad = no_grad();
        foreach (ParamGroup group in Groups)
        {
            foreach (Parameter parameter in group.Parameters)
            {
                using DisposeScope scope = NewDisposeScope();
                if (parameter.grad is { } gradient)
                {
                    update((TOptions)group.Options!, (TState)_states[parameter], parameter, gradient);
                }
            }
        }

        return loss;
    }
}
