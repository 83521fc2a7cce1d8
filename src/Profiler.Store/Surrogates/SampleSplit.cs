namespace Profiler.Store.Surrogates;

/// <summary>What a profiled network is for.</summary>
public enum SampleSplit
{
    /// <summary>Surrogates are trained on it.</summary>
    Train,

    /// <summary>No surrogate of the target is ever trained on it; each is judged by it.</summary>
    HeldOut,
}
