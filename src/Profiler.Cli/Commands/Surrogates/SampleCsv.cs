using System.Globalization;
using System.Text;
using Profiler.CostModels.Surrogates;
using Profiler.CostModels.Surrogates.Features;
using Profiler.Fleet.Surrogates;
using Profiler.Store.Surrogates;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>The networks behind a surrogate as tables: what the trees saw, and what came of it.</summary>
internal static class SampleCsv
{
    /// <summary>A row a kernel: where it is from, its features, its time in ms. A feature that does not apply is empty.</summary>
    public static string Kernels(SurrogateSamples samples)
    {
        var csv = new StringBuilder("network,family,split,operator,");
        csv.Append(string.Join(',', FeatureSchema.Names.Select(Heading))).Append(",latencyMs\n");
        foreach (SurrogateSample sample in samples.Networks)
        {
            ProfiledGraph network = sample.Network;
            float[] rows = KernelFeatures.Of(network.Graph.Kernels, samples.Setting);
            for (int k = 0; k < network.Graph.Kernels.Length; k++)
            {
                IEnumerable<float> row = new ArraySegment<float>(rows, k * FeatureSchema.Columns, FeatureSchema.Columns);
                csv.Append(CultureInfo.InvariantCulture, $"{Start(sample)},{network.Graph.Kernels[k].FullOperator},");
                csv.Append(string.Join(',', row.Select(value => float.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture))));
                csv.Append(CultureInfo.InvariantCulture, $",{network.KernelMs[k]}\n");
            }
        }

        return csv.ToString();
    }

    /// <summary>A row a network; its timed latency is empty where it was not timed well enough.</summary>
    public static string Networks(SurrogateSamples samples)
    {
        var csv = new StringBuilder("network,family,split,timedMs,predictedMs\n");
        foreach ((SurrogateSample sample, NetworkEstimate estimate) in samples.Networks.Zip(samples.Estimates))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{Start(sample)},{sample.Network.TimedMs},{estimate.Cost.LatencyMs}\n");
        }

        return csv.ToString();
    }

    /// <summary>A feature's column; the operator stands before them by its name.</summary>
    private static string Heading(string feature) => feature == "operator" ? "operator_number" : feature;

    private static string Start(SurrogateSample sample) =>
        $"{sample.Network.Name},{sample.Network.Family},{(sample.Split == SampleSplit.Train ? "train" : "heldout")}";
}
