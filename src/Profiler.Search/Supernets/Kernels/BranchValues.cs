namespace Profiler.Search.Supernets.Kernels;

/// <summary>A branch's learnt values, or their gradients, in Torch's layouts and in the order of <see cref="Names"/>.</summary>
internal sealed class BranchValues(float[][] values)
{
    public const int Count = 9;

    /// <summary>Of the layers' roles, in the order that <see cref="BranchReader"/> gives their names.</summary>
    public static BranchValues Like(BranchValues other) => new([.. other.All.Select(values => new float[values.Length])]);

    public float[][] All => values;

    /// <summary>hidden x input channels / groups.</summary>
    public float[] Expand => values[0];

    public float[] ExpandScale => values[1];

    public float[] ExpandShift => values[2];

    /// <summary>hidden x 1 x kernel x kernel.</summary>
    public float[] Depthwise => values[3];

    public float[] DepthwiseScale => values[4];

    public float[] DepthwiseShift => values[5];

    /// <summary>output channels x hidden / groups.</summary>
    public float[] Project => values[6];

    public float[] ProjectScale => values[7];

    public float[] ProjectShift => values[8];
}
