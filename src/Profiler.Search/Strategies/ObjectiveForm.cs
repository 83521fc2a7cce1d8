namespace Profiler.Search.Strategies;

/// <summary>How cost enters the loss.</summary>
public enum ObjectiveForm
{
    /// <summary>task + weight x cost; with a budget the weight is adapted until it is met.</summary>
    Additive,

    /// <summary>task x alpha x log(cost)^beta, as FBNet has it.</summary>
    Multiplicative,

    /// <summary>task x (cost / target)^w, as MnasNet has it.</summary>
    Target,
}
