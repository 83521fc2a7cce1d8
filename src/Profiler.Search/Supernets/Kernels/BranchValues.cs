namespace Profiler.Search.Supernets.Kernels;

/// <summary>A branch's learnt values, or their gradients, in Torch's layouts in the order of the properties.</summary>
internal sealed class BranchValues(Floats[] values)
{
    /// <summary>hidden x input channels / groups.</summary>
    public Floats Expand => values[0];

    public Floats ExpandScale => values[1];

    public Floats ExpandShift => values[2];

    /// <summary>hidden x 1 x kernel x kernel.</summary>
    public Floats Depthwise => values[3];

    public Floats DepthwiseScale => values[4];

    public Floats DepthwiseShift => values[5];

    /// <summary>output channels x hidden / groups.</summary>
    public Floats Project => values[6];

    public Floats ProjectScale => values[7];

    public Floats ProjectShift => values[8];
}
