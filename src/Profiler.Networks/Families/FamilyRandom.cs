using Profiler.Networks.Layers;

namespace Profiler.Networks.Families;

/// <summary>Draws of the kinds that families make.</summary>
internal sealed class FamilyRandom(Random random)
{
    /// <summary>An integer between both ends, uniformly.</summary>
    public int Between(int least, int most) => random.Next(least, most + 1);

    public double Between(double least, double most) => least + ((most - least) * random.NextDouble());

    public bool Chance(double probability) => random.NextDouble() < probability;

    public T Pick<T>(params ReadOnlySpan<T> values) => values[random.Next(values.Length)];

    /// <summary>An integer between both ends, uniformly in its logarithm.</summary>
    public int LogBetween(int least, int most) =>
        (int)Math.Round(Math.Exp(Between(Math.Log(least), Math.Log(most))));

    /// <summary>
    /// A number of channels: mostly a multiple of 8 or 16, as people choose them, and sometimes any number, since
    /// pruned and scaled networks leave remainders against a vector's width.
    /// </summary>
    public int Width(int least, int most)
    {
        int width = LogBetween(least, most);
        return random.NextDouble() switch
        {
            < 0.45 => Multiple(width, 8),
            < 0.6 => Multiple(width, 16),
            < 0.75 => Multiple(width, 4),
            _ => width,
        };
    }

    /// <summary>The next width of a network that grows from stage to stage.</summary>
    public int Wider(int width, int most) => Math.Max(width, Width(width, Math.Min(most, (int)(width * 2.2) + 1)));

    /// <summary>The nearest multiple of a number, at least once it.</summary>
    public static int Multiple(int value, int of) => Math.Max(1, (int)Math.Round((double)value / of)) * of;

    /// <summary>A divisor of both widths up to the largest given, 1 among them.</summary>
    public int Groups(int a, int b, int most)
    {
        int[] divisors = [.. Enumerable.Range(1, most).Where(groups => a % groups == 0 && b % groups == 0)];
        return divisors[random.Next(divisors.Length)];
    }

    /// <summary>An activation and its part of node names; a rectifier in half of all cases.</summary>
    public (string Suffix, Layer Layer) Activation() => random.Next(8) switch
    {
        0 => ("relu6", new Relu6()),
        1 or 2 => ("swish", new Swish()),
        3 => ("hswish", new HardSwish()),
        _ => ("relu", new Relu()),
    };

    /// <summary>A square image's side in pixels: mostly a multiple of 32.</summary>
    public int Side(int least, int most)
    {
        int side = LogBetween(least, most);
        return Chance(0.7) ? Multiple(side, 32) : Multiple(side, 8);
    }
}
