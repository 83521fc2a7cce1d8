using System.Security.Cryptography;
using System.Text;

namespace Profiler.Search.Choices;

/// <summary>
/// Standard Gumbel noise as a pure function of seed, purpose and step: a resumed search draws what an uninterrupted
/// one draws, and no generator's state has to be kept.
/// </summary>
/// <param name="purpose">Tells draws of one step apart: "weights", "architecture".</param>
public sealed class GumbelNoise(int seed, string purpose)
{
    /// <returns>Values of -log(-log(u)) with u uniform in (0, 1).</returns>
    public float[] At(long step, int count)
    {
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}:gumbel:{purpose}:{step}"));
        var random = new Random(BitConverter.ToInt32(hash));
        float[] values = new float[count];
        for (int i = 0; i < count; i++)
        {
            // NextDouble may be 0 and is never 1; both logarithms stay finite.
            double uniform = Math.Max(random.NextDouble(), double.Epsilon);
            values[i] = (float)-Math.Log(-Math.Log(uniform));
        }

        return values;
    }
}
