using System.Collections.Immutable;
using Profiler.CostModels.Analytical;
using Profiler.CostModels.Energy;
using Profiler.CostModels.LookupTables;
using Profiler.CostModels.LookupTables.Text;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Workplaces;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Store.Surrogates;
using Profiler.Store.Tables;

namespace Profiler.Fleet.Energy;

/// <summary>
/// Measures the energies of some architectures of a space, fits the energy model to them, and gives energies to the space's
/// newest table and to the target's surrogate. An interrupted fit goes on with the networks that are missing.
/// </summary>
public sealed class EnergyFitService(IWorkplace workplace, DeviceOptions device, TimeProvider time)
{
    private const string Note = "energies were fitted";

    /// <exception cref="ProfilerException">
    /// There is no table to give energies to, the device tells no power, or the measurements cannot be fitted.
    /// </exception>
    public async Task<EnergyFitOutcome> RunAsync(
        EnergyFitRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        LookupTable table = await FindTableAsync(request, cancellationToken);
        Subject[] subjects = [.. EnergyFitDesign.Choose(request, table).Select(architecture => SubjectOf(architecture, request))];
        EnergyOutcome measured = await workplace.MeasureEnergyAsync(
            new EnergyMeasuringRequest(subjects, request.Seed, request.Plan), device, progress, cancellationToken);
        Target target = measured.Networks[0].Measured.Target;
        TableGuard.Require(table, target, request.Space, request.Input);
        EnergyFit fit = EnergyFitter.Fit([.. measured.Networks.Select(Observation)]);
        LookupTable energies = TableText.Seal(Dated(EnergyColumn.Add(table, request.Space, fit.Model), table, measured));
        _ = await workplace.Tables.AddAsync(energies, cancellationToken);
        SurrogateSummary? surrogate = await workplace.Surrogates.AddEnergyAsync(fit.Model, target, cancellationToken);
        return new EnergyFitOutcome(measured.JobId, fit, energies, table.Id, surrogate, measured.Networks, measured.DeviceSeconds);
    }

    private async Task<LookupTable> FindTableAsync(EnergyFitRequest request, CancellationToken cancellationToken)
    {
        ImmutableArray<TableSummary> known = await workplace.Tables.FindAsync(
            new TableQuery(request.Space.Fingerprint, request.Input), cancellationToken);
        TableSummary? newest = known.Answering().FirstOrDefault(found => device.IsOf(found.Target) && !RooflineTarget.Is(found.Target));
        return newest is not null
            ? await workplace.Tables.GetAsync(newest.Id, cancellationToken)
            : throw new ProfilerException(
                ErrorCode.UnknownName,
                $"There is no measured table of '{request.Space.Name}' at {request.Input} on {device} that could have energies.",
                $"Build one with 'profiler profile --space {BuiltInSpaces.Spelling(request.Space)} --input {request.Input}{device.AsArguments()}'.");
    }

    private static Subject SubjectOf(Architecture architecture, EnergyFitRequest request) =>
        SubjectFactory.FromNetwork(NetworkFactory.FromArchitecture(architecture), request.Input);

    private static EnergyObservation Observation(SubjectEnergy network)
    {
        (Subject subject, Target target) = (network.Measured.Subject, network.Measured.Target);
        return new EnergyObservation(
            subject.Name,
            network.Measured.Result.LatencyMs.Median,
            network.Energy.MjPerInference.Value,
            subject.Work.Macs,
            subject.Work.BytesAt(target.Precision));
    }

    /// <summary>Of now, so that it is the newest; a note says of when its latencies are.</summary>
    private LookupTable Dated(LookupTable energies, LookupTable before, EnergyOutcome measured)
    {
        DateTimeOffset now = time.GetUtcNow();
        string note = $"{Note} to {measured.Networks.Count} networks; latencies are those of table {before.Id} of {before.Provenance.CreatedAt.UtcDateTime:yyyy-MM-dd}";
        return energies with
        {
            Provenance = before.Provenance with
            {
                CreatedAt = now,
                ProgramVersion = ProgramVersion.Text,
                DeviceSeconds = Math.Round(before.Provenance.DeviceSeconds + measured.DeviceSeconds, 1),
                Flags = [.. before.Provenance.Flags.Where(flag => !flag.StartsWith(Note, StringComparison.Ordinal)), note],
            },
        };
    }
}
