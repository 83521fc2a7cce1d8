using System.Security.Cryptography;
using System.Text;

namespace Profiler.Networks.Weights;

/// <summary>
/// Random weights that depend on the seed and the parameter's name only: the same network has the same bytes on
/// every machine. Scaled so that activations keep their size through the network (He et al., 2015), because
/// values that die out into denormals would slow a processor down.
/// </summary>
public sealed class SeededWeights(int seed) : IWeightSource
{
    private const double NormSpread = 0.1;

    public float[] Get(string parameter, ReadOnlySpan<int> dims)
    {
        int count = 1;
        int fanIn = 1;
        for (int i = 0; i < dims.Length; i++)
        {
            count *= dims[i];
            fanIn *= i == 0 ? 1 : dims[i];
        }

        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:{parameter}"));
        var random = new Random(BitConverter.ToInt32(hash));
        (double mean, double deviation) = parameter[(parameter.LastIndexOf('.') + 1)..] switch
        {
            "weight" when dims.Length > 1 => (0, Math.Sqrt(2.0 / fanIn)),
            "weight" or "running_var" => (1, NormSpread),
            _ => (0, NormSpread),
        };
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            values[i] = (float)(mean + (deviation * Normal(random)));
        }

        if (parameter.EndsWith(".running_var", StringComparison.Ordinal))
        {
            for (int i = 0; i < count; i++)
            {
                values[i] = Math.Max(values[i], 0.5f);
            }
        }

        return values;
    }

    /// <summary>A standard normal value by Box and Muller's transform.</summary>
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
