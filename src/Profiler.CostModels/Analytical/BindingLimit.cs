namespace Profiler.CostModels.Analytical;

/// <summary>What holds a kernel back most.</summary>
public enum BindingLimit
{
    /// <summary>The peak rate of arithmetic.</summary>
    Compute,

    /// <summary>The memory bandwidth.</summary>
    Bandwidth,

    /// <summary>Being started at all.</summary>
    Launch,
}
