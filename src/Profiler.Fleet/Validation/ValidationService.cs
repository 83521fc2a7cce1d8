using Profiler.CostModels.Building;
using Profiler.CostModels.Estimates;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.Validation;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Profiling;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Store;

namespace Profiler.Fleet.Validation;

/// <summary>Measures random architectures and scores the table and its two baselines on them.</summary>
public sealed class ValidationService(ProfilerDatabase database, DeviceSession device, TimeProvider time)
{
    /// <summary>Keeps the sample apart from the design of a table that was built with the same seed.</summary>
    private const int SeedOffset = 1_000_003;

    public async Task<ValidationOutcome> RunAsync(
        ValidationRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Target target = device.TargetFor(request.Input.Batch);
        LookupTable table = await TableFinder.FindAsync(database, request.Space, request.Input, target, FillMethod.InContext)
            ?? throw NoTable(request, target);
        LookupTable isolated = await IsolatedAsync(request, target, progress, cancellationToken);
        Subject[] subjects = [.. Sample(request).Select(architecture =>
            SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), request.Input))];
        MeasuringOutcome measured = await new MeasuringService(database, device).RunAsync(
            "validate", subjects, new MeasurementPlan(request.Seed), progress, cancellationToken);
        return Score(request, table, isolated, measured);
    }

    /// <summary>Distinct architectures, drawn uniformly.</summary>
    private static HashSet<Architecture> Sample(ValidationRequest request)
    {
        var sampler = new ArchitectureSampler(request.Space, request.Seed + SeedOffset);
        var drawn = new HashSet<Architecture>();
        int tries = 0;
        while (drawn.Count < request.Count && tries++ < 100 * request.Count)
        {
            drawn.Add(sampler.Uniform());
        }

        return drawn;
    }

    private async Task<LookupTable> IsolatedAsync(
        ValidationRequest request, Target target, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        if (await TableFinder.FindAsync(database, request.Space, request.Input, target, FillMethod.Isolated) is { } known)
        {
            return known;
        }

        var profile = new ProfileRequest(request.Space, request.Input, FillMethod.Isolated, request.Seed, ProfileDefaults.Budget);
        return (await new ProfileService(database, device, time).RunAsync(profile, progress, cancellationToken)).Table;
    }

    private static ValidationOutcome Score(
        ValidationRequest request, LookupTable table, LookupTable isolated, MeasuringOutcome measured)
    {
        var model = new TableCostModel(table, request.Space);
        var isolatedModel = new TableCostModel(isolated, request.Space);
        var line = new MacsLine(table.Calibration.MacsSlopeMsPerGigamac, table.Calibration.MacsInterceptMs);
        ValidatedNetwork[] networks =
        [
            .. measured.Networks.Select(network => new ValidatedNetwork(
                network.Subject.Architecture!.Code,
                network.Subject.Counts.Macs,
                network.Result,
                model.Estimate(network.Subject.Architecture),
                isolatedModel.Estimate(network.Subject.Architecture).LatencyMs,
                line.Predict(network.Subject.Counts.Macs)))
        ];
        double[] truth = [.. networks.Select(network => network.Measured.LatencyMs.Median)];
        return new ValidationOutcome(
            table,
            ValidationScores.Of([.. networks.Select(network => network.Estimate.LatencyMs)], truth),
            ValidationScores.Of([.. networks.Select(network => network.IsolatedMs)], truth),
            ValidationScores.Of([.. networks.Select(network => network.MacsMs)], truth),
            networks,
            measured.DeviceSeconds);
    }

    private static ProfilerException NoTable(ValidationRequest request, Target target) => new(
        ErrorCode.UnknownName,
        $"There is no table of '{request.Space.Name}' at {request.Input} for {target} with {target.Threads} thread(s).",
        $"Build it first: profiler profile --space {BuiltInSpaces.Spelling(request.Space)} --input {request.Input}{DeviceOptions.Of(target).AsArguments()}");
}
