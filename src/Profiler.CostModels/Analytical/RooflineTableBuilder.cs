using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Analytical;

/// <summary>
/// Builds a table from a board's data sheet. <see cref="LayerKernels"/> fuse nothing over the end of a section, so an
/// architecture's sum over its slots is its whole network's roofline.
/// </summary>
public static class RooflineTableBuilder
{
    /// <exception cref="ProfilerException">The space's slots are the edges of a cell.</exception>
    public static LookupTable Build(TableSubject subject, RooflineModel model)
    {
        SearchSpace space = subject.Space;
        if (space.Cell is not null)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"The slots of '{space.Name}' are the edges of a cell, and which of their sums remain depends on the other edges: "
                + "a sum over slots would not be the network's roofline.",
                "Ask for whole networks with 'profiler roofline'.");
        }

        var sections = new Dictionary<(string Section, string? Candidate), double>();
        for (int candidate = 0; candidate < space.Slots.Max(slot => slot.Candidates.Length); candidate++)
        {
            AddSections(subject, model, candidate, sections);
        }

        return new LookupTable(
            string.Empty,
            space.Name,
            space.Fingerprint,
            subject.Input,
            subject.Target,
            FillMethod.Roofline,
            new FixedCosts(
                sections[(NetworkFactory.StemName, null)], sections.GetValueOrDefault((NetworkFactory.HeadName, null)), OverheadMs: 0),
            [.. space.Slots.SelectMany(slot => slot.Candidates.Select(
                candidate => Entry(slot, candidate, sections.GetValueOrDefault((slot.Name, candidate.Name)))))],
            [],
            // No network was timed; the line through MACs is a baseline of those that were.
            new TableCalibration(0, 1, EfficiencyPrior.RelativeError90, 0, 0),
            subject.Provenance);
    }

    /// <summary>What the sections cost in the network that has the same candidate in every slot.</summary>
    private static void AddSections(
        TableSubject subject, RooflineModel model, int candidate, Dictionary<(string Section, string? Candidate), double> sections)
    {
        byte[] choices = [.. subject.Space.Slots.Select(slot => (byte)Math.Min(candidate, slot.Candidates.Length - 1))];
        Network network = NetworkFactory.FromArchitecture(Architecture.FromIndices(subject.Space, choices));
        foreach (var section in ShapedGraph.Lay(network, subject.Input).Nodes.GroupBy(node => node.Section))
        {
            ImmutableArray<AnalyticKernel> kernels = LayerKernels.OfSection([.. section], model.BytesPerValue);
            sections[(section.Key.Name, section.Key.Candidate)] = model.Estimate(kernels).Cost.LatencyMs;
        }
    }

    private static TableEntry Entry(Slot slot, Candidate candidate, double ms) => new(
        slot.Index,
        candidate.Name,
        ms,
        ms / (1 + EfficiencyPrior.RelativeError90),
        ms * (1 + EfficiencyPrior.RelativeError90),
        EntrySource.Analytical,
        Observations: 0);
}
