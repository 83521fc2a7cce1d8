namespace Profiler.Bindings.TorchDistributed;

/// <summary>The others could not be met, or one of them was lost on the way; the group is of no further use.</summary>
public sealed class ProcessGroupException : Exception
{
    public ProcessGroupException(string message)
        : base(message)
    {
    }
}
