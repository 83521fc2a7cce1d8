using System.Globalization;
using System.Text.RegularExpressions;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Architectures;
using Profiler.Networks.Counting;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.NetworkFiles;

/// <summary>
/// Tells whether a file is an architecture of a known space: its nodes carry the names of slots and candidates, and it
/// must then be the architecture's own export node by node, whatever its weights.
/// </summary>
internal sealed partial class ArchitectureRecogniser(CostCatalogSource catalog)
{
    private const int ImageRank = 4;

    /// <summary>Null where the file is something else.</summary>
    public Architecture? Find(UploadedModel upload, OnnxCounts counts, out TensorShape input)
    {
        input = default;
        if (Image(counts) is not { } shape || Choices(counts) is not { Count: > 0 } choices)
        {
            return null;
        }

        input = shape;
        foreach (SearchSpace space in catalog.Spaces.Named.Select(named => named.Space))
        {
            if (Complete(space, choices) is { } architecture && IsExport(upload, architecture, shape, counts))
            {
                return architecture;
            }
        }

        return null;
    }

    private static TensorShape? Image(OnnxCounts counts)
    {
        if (counts.Inputs.Count != 1 || !counts.Inputs.TryGetValue(Network.InputName, out OnnxValue? value)
            || value.Rank != ImageRank || value.Dims.Any(extent => extent is < 1 or > TensorShape.MaxExtent))
        {
            return null;
        }

        return new TensorShape((int)value.Dims[0], (int)value.Dims[1], (int)value.Dims[2], (int)value.Dims[3]);
    }

    /// <summary>The candidates that node names speak of, by slot.</summary>
    private static Dictionary<int, string> Choices(OnnxCounts counts)
    {
        var choices = new Dictionary<int, string>();
        foreach (OnnxNodeCounts node in counts.Nodes)
        {
            if (ScopePattern().Match(node.Name) is { Success: true } scope
                && int.TryParse(scope.Groups["slot"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out int slot))
            {
                choices[slot] = scope.Groups["candidate"].Value;
            }
        }

        return choices;
    }

    /// <summary>Slots without nodes hold the candidate that is none.</summary>
    private static Architecture? Complete(SearchSpace space, Dictionary<int, string> choices)
    {
        byte[] indices = new byte[space.Slots.Length];
        foreach (Slot slot in space.Slots)
        {
            int index = choices.TryGetValue(slot.Index, out string? candidate)
                ? slot.IndexOf(candidate)
                : slot.Candidates.ToList().FindIndex(c => c.Build(slot.InChannels, slot.OutChannels, slot.Stride).Nodes.Length == 0);
            if (index < 0)
            {
                return null;
            }

            indices[slot.Index] = (byte)index;
        }

        return choices.Keys.Max() < space.Slots.Length ? Architecture.FromIndices(space, indices) : null;
    }

    private static bool IsExport(UploadedModel upload, Architecture architecture, TensorShape input, OnnxCounts counts)
    {
        // Where counts differ the export cannot be the same, and needs not be made.
        var counter = new ArchitectureCounter(architecture.Space, input);
        if (counter.Count(architecture.Choices.AsSpan()).Macs != counts.Total.Macs)
        {
            return false;
        }

        Subject export = SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), input);
        OnnxCounts expected = upload.CountBeside(export.Onnx);
        return expected.Nodes.Length == counts.Nodes.Length && expected.Nodes.Zip(counts.Nodes).All(pair => IsSame(pair.First, pair.Second));
    }

    private static bool IsSame(OnnxNodeCounts one, OnnxNodeCounts other) =>
        one.Name == other.Name && one.Operator == other.Operator && one.Counts == other.Counts
        && one.Outputs.Length == other.Outputs.Length
        && one.Outputs.Zip(other.Outputs).All(pair => pair.First.Dims.SequenceEqual(pair.Second.Dims));

    [GeneratedRegex(@"^slot(?<slot>\d{2,3})\.(?<candidate>[A-Za-z0-9_-]+)/")]
    private static partial Regex ScopePattern();
}
