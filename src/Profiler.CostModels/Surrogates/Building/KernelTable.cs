using System.Runtime.InteropServices;
using Profiler.CostModels.Surrogates.Coverage;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Building;

/// <summary>The distinct kernels of all networks, and what each network showed of them.</summary>
internal sealed class KernelTable
{
    /// <summary>
    /// What of a kernel's weight it has for being there at all: small in its own network, it may be large in another.
    /// </summary>
    private const double EvenShare = 0.1;

    private KernelTable(KernelBatch kernels, TrainingNetwork[] networks)
    {
        Kernels = kernels;
        Networks = networks;
    }

    public KernelBatch Kernels { get; }

    public TrainingNetwork[] Networks { get; }

    /// <exception cref="ProfilerException">A network is of another runtime version, or one of its times cannot be.</exception>
    public static KernelTable Of(SurrogateSubject subject, IReadOnlyList<ProfiledGraph> networks)
    {
        var rows = new Dictionary<(string Signature, int Footprint), int>();
        var distinct = new List<KernelFacts>();
        var all = new TrainingNetwork[networks.Count];
        for (int n = 0; n < all.Length; n++)
        {
            ProfiledGraph network = networks[n];
            SampleRules.Require(subject, network);
            all[n] = new TrainingNetwork(
                n,
                network.Name,
                network.Family,
                [.. KernelFacts.Of(network.Graph.Kernels, subject.Setting).Select(kernel => RowOf(kernel, rows, distinct))],
                [.. network.KernelMs.Select(ms => Math.Max(ms, KernelModel.LeastMs))],
                network.TimedMs);
        }

        return new KernelTable(new KernelBatch(distinct), all);
    }

    /// <summary>
    /// The rows that some networks show. A time's weight is its share of its network's kernel time, because by Jensen's
    /// inequality the mean of squared kernel errors under these weights bounds the network's own: (sum of s e)^2 is at
    /// most the sum of s e^2.
    /// </summary>
    public KernelRows RowsOf(IEnumerable<TrainingNetwork> networks)
    {
        double[] weights = new double[Kernels.Count];
        double[] sums = new double[Kernels.Count];
        foreach (TrainingNetwork network in networks)
        {
            double total = network.KernelMs.Sum();
            for (int k = 0; k < network.Rows.Length; k++)
            {
                double weight = ((1 - EvenShare) * network.KernelMs[k] / total) + (EvenShare / network.Rows.Length);
                weights[network.Rows[k]] += weight;
                sums[network.Rows[k]] += weight * Math.Log(network.KernelMs[k]);
            }
        }

        int[] seen = [.. Enumerable.Range(0, weights.Length).Where(row => weights[row] > 0)];
        double mean = seen.Sum(row => weights[row]) / seen.Length;
        return new KernelRows(
            Kernels, seen, [.. seen.Select(row => sums[row] / weights[row])], [.. seen.Select(row => weights[row] / mean)]);
    }

    public SampledRegion RegionOf(IEnumerable<TrainingNetwork> networks) =>
        SampledRegion.Of(networks.SelectMany(network => network.Rows).Distinct().Order().Select(row => Kernels.Places[row]));

    private static int RowOf(KernelFacts kernel, Dictionary<(string Signature, int Footprint), int> rows, List<KernelFacts> distinct)
    {
        ref int row = ref CollectionsMarshal.GetValueRefOrAddDefault(
            rows, (KernelSignature.Of(kernel.Kernel), kernel.Footprint), out bool known);
        if (!known)
        {
            row = distinct.Count;
            distinct.Add(kernel);
        }

        return row;
    }
}
