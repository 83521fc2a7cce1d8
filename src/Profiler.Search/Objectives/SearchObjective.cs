using static TorchSharp.torch;

namespace Profiler.Search.Objectives;

/// <summary>How the loss of the architecture is made of the task's loss and the expected cost.</summary>
public abstract class SearchObjective
{
    /// <summary>What the cost is multiplied by now, where the form has such a weight.</summary>
    public virtual double? Weight => null;

    /// <summary>What has to be kept for a resumed search to go on as this one would; 0 where there is nothing.</summary>
    public virtual double State { get; set; }

    /// <param name="task">The task's loss, a scalar.</param>
    /// <param name="cost">The expected cost in its own unit, a scalar.</param>
    /// <returns>The loss, a scalar that carries gradients to both.</returns>
    public abstract Tensor Combine(Tensor task, Tensor cost);

    /// <summary>Told of the expected cost at each step of the architecture, before the loss is put together.</summary>
    /// <param name="share">The part of all steps that this one is, so that what adapts does so in a short search too.</param>
    public virtual void Observe(double expectedCost, double share)
    {
    }
}
