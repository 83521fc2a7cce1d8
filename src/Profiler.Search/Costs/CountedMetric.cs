namespace Profiler.Search.Costs;

/// <summary>A cost that is counted, not measured.</summary>
public enum CountedMetric
{
    /// <summary>Multiply-accumulates, in millions.</summary>
    Macs,

    /// <summary>Learnt values, in millions.</summary>
    Parameters,

    /// <summary>Bytes of the weights and of every activation written once, at fp32, in MiB: what moves, not what is held at a time.</summary>
    Memory,
}
