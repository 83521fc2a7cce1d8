using System.Collections.Immutable;
using System.Security.Claims;
using Profiler.Api.Costs;
using Profiler.Api.NetworkFiles;
using Profiler.Coordinator.Costs.Answering;
using Profiler.Coordinator.Costs.Catalog;
using Profiler.Coordinator.Costs.Errands;
using Profiler.CostModels.Estimates;
using Profiler.Fleet.Requests;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Counting;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;
using Profiler.Store;
using Profiler.Store.Energy;
using Profiler.Store.Measurements;

namespace Profiler.Coordinator.NetworkFiles;

/// <summary>
/// Says what an .onnx file costs: counts, and latency and energy where it was measured, is an architecture with a table, or is predicted
/// by a surrogate.
/// </summary>
internal sealed class NetworkCosts(
    ProfilerDatabase database, CostCatalogSource catalog, ArchitectureRecogniser recogniser, MeasureQueue queue, NetworkPredictor predictor)
{
    /// <exception cref="ProfilerException">The file cannot be used, a target is unknown, or the caller may not queue.</exception>
    public async Task<NetworkCostDocument> DescribeAsync(UploadedModel upload, NetworkQuery query, ClaimsPrincipal caller)
    {
        if (query.MeasuresIfUncertain || query.PredictsIfUnknown)
        {
            await queue.RequireRoleAsync(caller);
        }

        ImmutableArray<Target> targets = await TargetsAsync(query);
        OnnxModel model = upload.Load();
        (OnnxCounts? counts, string? uncountable) = TryCount(upload, model, query.Inputs);
        TensorShape input = default;
        Architecture? architecture = counts is null ? null : recogniser.Find(upload, counts, out input);
        var results = ImmutableArray.CreateBuilder<NetworkLatency>();
        foreach (Target target in targets)
        {
            NetworkLatency result = await LatencyAsync(upload, target, architecture, input, query);
            if (query.MeasuresIfUncertain && IsUncertain(result))
            {
                NetworkReference kept = await KeepAsync(upload, model, counts, uncountable);
                result = result with { Job = (await queue.MeasureAsync(target, kept, caller)).Id };
            }
            else if (result.LatencyMs is null && await predictor.FindAsync(target) is { } surrogate)
            {
                result = query.PredictsIfUnknown
                    ? await predictor.PredictAsync(surrogate, target, await KeepAsync(upload, model, counts, uncountable), query.MaxLatencyMs, caller)
                    : result with { Reason = $"{result.Reason} The surrogate {surrogate.Id} can predict it: ask with predict=ifUnknown." };
            }

            results.Add(result);
        }

        return new NetworkCostDocument(
            upload.Name,
            upload.Sha256,
            counts?.Inputs.ToImmutableSortedDictionary(entry => entry.Key, entry => OnnxValue.Format(entry.Value.Dims), StringComparer.Ordinal)
                ?? ImmutableSortedDictionary<string, string>.Empty,
            architecture is null ? null : new RecognisedArchitecture(architecture.Space.Name, architecture.Code),
            counts is null
                ? null
                : new NetworkCountsDocument(
                    counts.Total.Macs, counts.Total.Parameters, counts.Total.ActivationBytes, counts.Total.WeightBytes),
            uncountable,
            counts is null ? [] : Operators(counts),
            results.ToImmutable());
    }

    private static (OnnxCounts? Counts, string? Uncountable) TryCount(UploadedModel upload, OnnxModel model, OnnxInputs inputs)
    {
        try
        {
            return (upload.Count(model, inputs), null);
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.UnsupportedOperator)
        {
            return (null, error.Message);
        }
    }

    private static ImmutableArray<OperatorCounts> Operators(OnnxCounts counts) =>
    [
        .. counts.Nodes
            .GroupBy(node => node.Operator)
            .Select(kind => new OperatorCounts(
                kind.Key,
                kind.Count(),
                kind.Sum(node => node.Counts.Macs),
                kind.Sum(node => node.Counts.Parameters),
                kind.Sum(node => node.Counts.ActivationBytes)))
            .OrderByDescending(kind => kind.Macs)
            .ThenBy(kind => kind.Operator, StringComparer.Ordinal),
    ];

    private async Task<ImmutableArray<Target>> TargetsAsync(NetworkQuery query)
    {
        ImmutableArray<Target> known = await database.Targets.AllAsync();
        if (query.Targets.Count == 0)
        {
            return known;
        }

        var targets = ImmutableArray.CreateBuilder<Target>();
        foreach (string name in query.Targets)
        {
            Target[] fitting = [.. known.Where(target => target.Id == name || target.ToString() == name || target.Device == name)];
            targets.AddRange(fitting.Length > 0
                ? fitting
                : throw NameSuggestion.Unknown("target", name, known.SelectMany(target => new[] { target.Id, target.ToString(), target.Device }).Distinct(),
                    "A target is known once something was measured or trained on it, or a table of it is kept."));
        }

        return [.. targets.Distinct()];
    }

    private async Task<NetworkLatency> LatencyAsync(
        UploadedModel upload, Target target, Architecture? architecture, TensorShape input, NetworkQuery query)
    {
        ImmutableArray<StoredMeasurement> measured = await database.Measurements.OfModelAsync(upload.Sha256, target);
        if (measured.FirstOrDefault() is { } newest)
        {
            return new NetworkLatency(target.Id, Figure(MeasuredLatency.Of(newest), query.MaxLatencyMs))
            {
                EnergyMj = await MeasuredEnergyAsync(upload, target),
            };
        }

        if (architecture is null)
        {
            return new NetworkLatency(target.Id, null, "This file was never measured here, and it is not the export of an architecture.");
        }

        CostCatalog tables = await catalog.GetAsync();
        CatalogTable? table = tables.Newest(architecture.Space.Fingerprint, input, target);
        if (table is null)
        {
            return new NetworkLatency(
                target.Id, null, $"This file was never measured here, and there is no table of '{architecture.Space.Name}' at {input} for it.");
        }

        await catalog.LoadAsync(table, new CatalogSpace(architecture.Space));
        CostEstimate estimate = table.Model!.Estimate(architecture);
        return new NetworkLatency(target.Id, Figure(estimate, table.Model.Interval, query.MaxLatencyMs)) { EnergyMj = EnergyFigure(estimate) };
    }

    /// <summary>Of the newest energy pass; null where there was none.</summary>
    private async Task<CostFigure?> MeasuredEnergyAsync(UploadedModel upload, Target target) =>
        (await database.Energy.OfModelAsync(upload.Sha256, target)) is [StoredEnergyMeasurement { Summary.MjPerInference: var mj } newest, ..]
            ? new CostFigure(mj.Value, mj.Low, mj.High, "measured", 1, newest.JobId)
            : null;

    /// <summary>Null where whatever answered knows no energy.</summary>
    internal static CostFigure? EnergyFigure(CostEstimate estimate) => estimate.Energy is { } energy
        ? new CostFigure(energy.Mj, energy.LowMj, energy.HighMj, "predicted", estimate.Coverage, estimate.SnapshotId)
        : null;

    private static CostFigure Figure(MeasuredLatency ms, double? limitMs) => new(
        ms.LatencyMs,
        ms.LowMs,
        ms.HighMs,
        "measured",
        1,
        ms.JobId,
        limitMs is { } limit ? ms.Interval.ProbabilityWithin(ms.LatencyMs, limit) : null);

    internal static CostFigure Figure(CostEstimate estimate, EstimateInterval interval, double? limitMs) => new(
        estimate.LatencyMs,
        estimate.LowMs,
        estimate.HighMs,
        estimate.Source.ToString().ToLowerInvariant(),
        estimate.Coverage,
        estimate.SnapshotId,
        limitMs is { } limit ? interval.ProbabilityWithin(estimate.LatencyMs, limit) : null);

    private static bool IsUncertain(NetworkLatency result) => result.LatencyMs is not { } ms
        || ms.Source is "predicted" or "analytical"
        || (ms.Source == "table" && ms.High > ms.Value * (1 + CostAnswerer.UncertainAbove));

    /// <summary>Keeps the file for a job.</summary>
    private async Task<NetworkReference> KeepAsync(UploadedModel upload, OnnxModel model, OnnxCounts? counts, string? uncountable)
    {
        if (counts is null)
        {
            throw new ProfilerException(
                ErrorCode.UnsupportedOperator,
                $"'{upload.Name}' cannot be measured or predicted, as the shapes in it are not known to the end. {uncountable}",
                "Cut these operators off, or export the model with fixed shapes and without control flow.");
        }

        string sha256 = await database.Models.AddAsync(upload.Name, await upload.ReadAllBytesAsync());
        var open = model.Graph.Inputs
            .Where(info => info.Dims.IsDefault || info.Dims.Any(dimension => dimension.Extent is null))
            .ToImmutableSortedDictionary(info => info.Name, info => counts.Inputs[info.Name].Dims, StringComparer.Ordinal);
        return new NetworkReference(upload.Name, ModelSha256: sha256, OpenInputs: open.IsEmpty ? null : open);
    }
}
