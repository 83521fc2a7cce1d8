using System.Collections.Immutable;
using Profiler.CostModels.Analytical.Kernels;
using Profiler.CostModels.Building;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Analytical;

/// <summary>
/// Builds a table from a board's data sheet. By <see cref="SectionKernels"/> an architecture's sum over its slots is its whole
/// network's roofline.
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

        var sections = new SectionKernels(space, subject.Input, model.BytesPerValue);
        return new LookupTable(
            string.Empty,
            space.Name,
            space.Fingerprint,
            subject.Input,
            subject.Target,
            FillMethod.Roofline,
            new FixedCosts(Ms(sections.Stem), Ms(sections.Head), OverheadMs: 0),
            [.. space.Slots.SelectMany(slot => slot.Candidates.Select(candidate => Entry(slot, candidate, Ms(sections.Of(slot, candidate)))))],
            [],
            // No network was timed; the line through MACs is a baseline of those that were.
            new TableCalibration(0, 1, EfficiencyPrior.RelativeError90, 0, 0),
            subject.Provenance);

        double Ms(ImmutableArray<AnalyticKernel> kernels) => model.Estimate(kernels).Cost.LatencyMs;
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
