using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Profiler.CostModels.Estimates;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Jobs;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Stages;
using Profiler.Measurement.Statistics;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Energy;
using Profiler.Store.Jobs;

namespace Profiler.Fleet.Measuring;

/// <summary>Measures whole networks, interleaved, so that their differences have intervals too.</summary>
public sealed class MeasuringService(ProfilerDatabase database, DeviceSession device)
{
    /// <param name="kind">The job's kind, for the store: "measure", "compare", "validate".</param>
    public async Task<MeasuringOutcome> RunAsync(
        string kind,
        IReadOnlyList<Subject> subjects,
        MeasurementPlan plan,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        Job job = await BeginAsync(kind, subjects, plan, moreOptions: "");
        MeasuringOutcome outcome = await MeasureAsync(job, subjects, plan, progress, cancellationToken);
        await database.Jobs.FinishAsync(job.Id);
        return outcome;
    }

    /// <summary>Begins the job, or goes on with it where it was interrupted.</summary>
    /// <param name="moreOptions">Whatever else changes what is measured, as members of a JSON object, each after a comma.</param>
    internal async Task<Job> BeginAsync(string kind, IReadOnlyList<Subject> subjects, MeasurementPlan plan, string moreOptions)
    {
        RequireOneBatch(subjects);
        return (await device.BeginAsync(database, Spec(kind, subjects, device.TargetFor(subjects[0].Batch), plan, moreOptions))).Job;
    }

    /// <summary>Measures what the job has not measured yet; the job stays open.</summary>
    internal async Task<MeasuringOutcome> MeasureAsync(
        Job job, IReadOnlyList<Subject> subjects, MeasurementPlan plan, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        Target target = job.Spec.Target;
        CalibratedReference reference = await device.ReferenceAsync(target, database, cancellationToken);
        var runner = new JobRunner(database, device, job, reference);
        JobModel[] models = [.. subjects.Select(subject => new JobModel(Item(subject), subject.Name, subject.Onnx))];
        var report = progress is null ? null : new Progress<MeasurementProgress>(state => progress.Report(Report(subjects, plan, state)));
        MeasuredItems measured = await runner.MeasureAsync(models, plan, report, cancellationToken);
        var networks = new List<MeasuredSubject>();
        foreach (Subject subject in subjects)
        {
            CostEstimate? estimate = await TableFinder.EstimateAsync(database, subject.Architecture, subject.Input, target);
            StoredEnergyMeasurement? energy = (await database.Energy.OfModelAsync(subject.Sha256, target)).FirstOrDefault();
            networks.Add(new MeasuredSubject(
                subject, target, measured.Results[subject.Name], estimate, energy?.Summary.MjPerInference)
            {
                Notes = NotesOn(subject),
                Memory = MemoryOf(measured.Visits.Where(visit => visit.ItemId == subject.Name)),
            });
        }

        string[] names = [.. subjects.Select(subject => subject.Name)];
        PairedDifference[] differences =
        [
            .. Enumerable.Range(0, names.Length - 1).SelectMany(first => PairedComparison.AgainstFirst(
                names[first..], measured.Visits, reference, plan.ReferenceTolerance))
        ];
        return new MeasuringOutcome(job.Id, networks, differences, measured.DeviceMs / 1000);
    }

    private ImmutableArray<string>? NotesOn(Subject subject) => subject.Calibration is { } calibration
        ? [.. device.Description.ConditionNotes ?? [], calibration]
        : device.Description.ConditionNotes;

    private static MemoryUse? MemoryOf(IEnumerable<Visit> visits)
    {
        MemoryUse[] counted = [.. visits.Select(visit => visit.Conditions.Memory).OfType<MemoryUse>().OrderBy(use => use.PeakMib)];
        return counted.Length == 0 ? null : counted[counted.Length / 2];
    }

    internal MeasurementItem Item(Subject subject) => new(
        subject.Name, device.Workload(subject.Sha256) with { Inputs = subject.OpenInputs });

    private static void RequireOneBatch(IReadOnlyList<Subject> subjects)
    {
        if (subjects.Select(subject => subject.Name).Distinct().Count() < subjects.Count)
        {
            throw new ProfilerException(ErrorCode.InvalidArgument, "A network is named twice.", "Name each network once.");
        }

        if (subjects.FirstOrDefault(subject => subject.Batch != subjects[0].Batch) is { } other)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"'{subjects[0].Name}' has a batch of {subjects[0].Batch} and '{other.Name}' one of {other.Batch}; a target has one batch.",
                "Measure them with the same batch.");
        }
    }

    private static JobSpec Spec(string kind, IReadOnlyList<Subject> subjects, Target target, MeasurementPlan plan, string options)
    {
        string all = string.Join('\n', subjects.Select(subject => $"{subject.Name} {subject.Sha256} {OpenInputs(subject)}"));
        string fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(all)));
        string name = subjects.Count == 1 ? subjects[0].Name : $"{subjects[0].Name} and {subjects.Count - 1} more";
        string rounds = $$"""{"minRounds":{{plan.MinRounds}},"maxRounds":{{plan.MaxRounds}},"halfWidth":{{plan.TargetRelativeHalfWidth}}{{options}}}""";
        return new JobSpec(kind, name, fingerprint, subjects[0].Input, target, plan.Seed, rounds);

        static string OpenInputs(Subject subject) => string.Join(';', subject.OpenInputs.Select(i => $"{i.Key}={string.Join('x', i.Value)}"));
    }

    private static JobProgress Report(IReadOnlyList<Subject> subjects, MeasurementPlan plan, MeasurementProgress state)
    {
        string what = subjects.Count == 1 ? subjects[0].Name : $"{subjects.Count} networks";
        double byRounds = state.RoundsDone / (double)Math.Max(plan.MinRounds, state.RoundsDone + 1);
        double byItems = state.ItemsFinished / (double)state.ItemsTotal;
        return new JobProgress($"Measuring {what}, round {state.RoundsDone + 1}", Math.Max(byItems, byRounds * 0.9), state.Remaining);
    }
}
