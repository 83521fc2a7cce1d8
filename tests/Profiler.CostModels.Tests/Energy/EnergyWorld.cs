using MathNet.Numerics.Distributions;
using Profiler.CostModels.Energy;

namespace Profiler.CostModels.Tests.Energy;

/// <summary>A made-up board whose energies follow the model, but for a relative error of each network.</summary>
internal sealed class EnergyWorld(int seed, double noise)
{
    public static readonly EnergyModel Truth = new(Watts: 3, PicojoulesPerMac: 8, PicojoulesPerByte: 120, Networks: 0, RelativeError90: 0);

    private readonly Random _random = new(seed);

    /// <summary>Networks of 0.1 to 2 GMACs whose arithmetic intensity and speed differ.</summary>
    public EnergyObservation[] Draw(int count) => [.. Enumerable.Range(0, count).Select(Network)];

    private EnergyObservation Network(int index)
    {
        double macs = 1e8 * Math.Pow(20, _random.NextDouble());
        double bytes = macs / (4 * Math.Pow(8, _random.NextDouble()));
        double ms = (macs / 5e7) + (bytes / 1e7 * (0.5 + _random.NextDouble()));
        return new EnergyObservation($"net{index}", ms, Truth.MjOf(ms, macs, bytes) * (noise > 0 ? Normal.Sample(_random, 1, noise) : 1), macs, bytes);
    }
}
