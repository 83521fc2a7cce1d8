namespace Profiler.Search.Supernets.Kernels;

/// <summary>What a slot's backward pass finds besides the input's gradient.</summary>
/// <param name="Input">Of the weight that the input itself has in the sum.</param>
internal sealed record SlotGradients(IReadOnlyList<BranchValues> Branches, double Input)
{
    /// <summary>Of each branch's weight in the sum.</summary>
    public float[] Gates { get; } = new float[Branches.Count];
}
