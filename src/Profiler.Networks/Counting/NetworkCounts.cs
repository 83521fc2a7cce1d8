namespace Profiler.Networks.Counting;

/// <summary>What a network costs on paper.</summary>
/// <param name="Macs">Multiply-accumulates of convolutions and matrix products, biases not counted.</param>
/// <param name="Parameters">Learnt values: weights, biases, and scale and shift of batch norms; a file also stores their statistics.</param>
/// <param name="ActivationBytes">Bytes of every tensor written once: the project's own networks at fp32, a file's at its element types.</param>
/// <param name="WeightBytes">Bytes of the parameters: at fp32, or as a file stores them.</param>
public readonly record struct NetworkCounts(long Macs, long Parameters, long ActivationBytes, long WeightBytes)
{
    public static NetworkCounts operator +(NetworkCounts a, NetworkCounts b) => new(
        a.Macs + b.Macs, a.Parameters + b.Parameters, a.ActivationBytes + b.ActivationBytes, a.WeightBytes + b.WeightBytes);

    public static NetworkCounts Add(NetworkCounts left, NetworkCounts right) => left + right;
}
