namespace Profiler.CostModels.Energy;

/// <summary>
/// The roofline model of energy (Choi, Bedard, Fowler and Vuduc, IPDPS 2013): mJ = watts x ms + pJ/MAC x MACs + pJ/byte x bytes,
/// additive over kernels and over the entries of a table. No coefficient is below 0.
/// </summary>
/// <param name="Watts">Drawn for as long as an inference takes, whatever it does.</param>
/// <param name="Networks">Measured networks that it was fitted to.</param>
/// <param name="RelativeError90">
/// The 90 % half-width of measured/predicted - 1 for another network whose latency is known, by leaving out one measured network
/// after the other.
/// </param>
public sealed record EnergyModel(
    double Watts, double PicojoulesPerMac, double PicojoulesPerByte, int Networks, double RelativeError90)
{
    private const double MjPerPicojoule = 1e-9;

    /// <summary>What a piece of a network takes, in mJ.</summary>
    /// <param name="ms">How long it takes, at least 0.</param>
    /// <param name="macs">Multiply-accumulates.</param>
    /// <param name="bytes">Between memory and processor.</param>
    public double MjOf(double ms, double macs, double bytes) =>
        (Watts * ms) + (MjPerPicojoule * ((PicojoulesPerMac * macs) + (PicojoulesPerByte * bytes)));

    /// <summary>
    /// The interval of an energy: the model's own error and, in squares, what the latency's interval makes of the watts.
    /// </summary>
    /// <param name="mj">As this model has it for the latency.</param>
    /// <param name="lowMs">Lower end of the latency's 90 % interval.</param>
    /// <param name="highMs">Upper end.</param>
    public EnergyEstimate Estimate(double mj, double latencyMs, double lowMs, double highMs)
    {
        double own = mj * RelativeError90;
        double below = double.Hypot(own, Watts * (latencyMs - lowMs));
        return new EnergyEstimate(mj, Math.Max(0, mj - below), mj + double.Hypot(own, Watts * (highMs - latencyMs)));
    }
}
