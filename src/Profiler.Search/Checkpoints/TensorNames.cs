namespace Profiler.Search.Checkpoints;

/// <summary>How the tensors of a checkpoint are called; the first three are followed by a parameter's name.</summary>
internal static class TensorNames
{
    public const string Weights = "weights/";
    public const string Buffers = "buffers/";
    public const string Momentum = "momentum/";
    public const string Theta = "theta";
    public const string ThetaMean = "theta.mean";
    public const string ThetaMeanSquare = "theta.mean_square";
}
