using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Fleet.Admission;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Jobs;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Requests.Results;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Validation;
using Profiler.Measurement.Plans;
using Profiler.Measurement.Targets;
using Profiler.Networks.Spaces;
using Profiler.Store;

namespace Profiler.Fleet.Lanes;

/// <summary>Turns a request into work on a device. What needs no device is done beforehand, while the lane is not yet at it.</summary>
internal sealed class JobPlanner(ProfilerDatabase database, TimeProvider time)
{
    /// <summary>Runs on a device, reports, and gives the result.</summary>
    public delegate Task<JobResult> Work(DeviceSession device, IProgress<JobProgress>? progress, CancellationToken cancellationToken);

    /// <exception cref="Networks.Errors.ProfilerException">What is asked for cannot be done.</exception>
    public async Task<Work> PlanAsync(JobRequest request) => request switch
    {
        ProfileJobRequest profile => Profile(profile),
        MeasureJobRequest measure => Measure(measure, await NetworkReader.ReadAsync(measure.Network, database)),
        CompareJobRequest compare => Compare(compare, await SubjectsAsync(compare.Networks)),
        EnergyJobRequest energy => Watch(energy, await SubjectsAsync(energy.Networks)),
        ValidateJobRequest validate => Validate(validate),
        AdmitJobRequest admit => Admit(admit),
        SurrogateTrainJobRequest train => Train(train),
        SurrogateEstimateJobRequest estimate => Estimate(await NetworkReader.ReadAsync(estimate.Network, database)),
        _ => throw new NotSupportedException(request.GetType().Name),
    };

    /// <summary>How long the whole job may take from its grant; what takes longer hangs in a way that nobody thought of.</summary>
    public static TimeSpan LimitOf(JobRequest request)
    {
        TimeSpan estimate = request switch
        {
            ProfileJobRequest profile => LaneDefaults.BudgetsPerJob * Budget(profile),
            SurrogateTrainJobRequest train => LaneDefaults.BudgetsPerJob * Budget(train),
            CompareJobRequest compare => LaneDefaults.NetworkLimit * compare.Networks.Length,
            EnergyJobRequest energy => (LaneDefaults.NetworkLimit + TimeSpan.FromSeconds(2 * energy.MostSeconds)) * energy.Networks.Length,
            ValidateJobRequest validate => LaneDefaults.NetworkLimit * validate.Count,
            AdmitJobRequest admit => LaneDefaults.LeastJobLimit + TimeSpan.FromSeconds(admit.SoakSeconds),
            _ => TimeSpan.Zero,
        };
        return estimate > LaneDefaults.LeastJobLimit ? estimate : LaneDefaults.LeastJobLimit;
    }

    private static TimeSpan Budget(ProfileJobRequest request) =>
        request.BudgetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : ProfileDefaults.Budget;

    private static TimeSpan Budget(SurrogateTrainJobRequest request) =>
        request.BudgetSeconds is { } seconds ? TimeSpan.FromSeconds(seconds) : SurrogateDefaults.Budget;

    private async Task<Subject[]> SubjectsAsync(ImmutableArray<NetworkReference> networks)
    {
        var subjects = new List<Subject>();
        foreach (NetworkReference network in networks)
        {
            subjects.Add(await NetworkReader.ReadAsync(network, database));
        }

        return [.. subjects];
    }

    private Work Profile(ProfileJobRequest request)
    {
        SearchSpace space = SpaceReader.Read(request.Space);
        var profile = new ProfileRequest(space, SpaceReader.Input(space, request.Input), request.Method, request.Seed, Budget(request));
        return async (device, progress, cancellationToken) =>
        {
            ProfileOutcome outcome = await new ProfileService(database, device, time).RunAsync(profile, progress, cancellationToken);
            return new ProfileJobResult(outcome.Table.Id, outcome.DeviceSeconds, outcome.Seconds, outcome.IsResumed);
        };
    }

    private Work Measure(MeasureJobRequest request, Subject subject) => async (device, progress, cancellationToken) =>
    {
        MeasuringOutcome outcome = await new MeasuringService(database, device).RunAsync(
            JobKinds.Measure, [subject], new MeasurementPlan(request.Seed), progress, cancellationToken);
        return new MeasureJobResult(outcome.JobId, NetworkResult.Of(outcome.Networks[0]), outcome.DeviceSeconds);
    };

    private Work Compare(CompareJobRequest request, Subject[] subjects) => async (device, progress, cancellationToken) =>
    {
        MeasuringOutcome outcome = await new MeasuringService(database, device).RunAsync(
            JobKinds.Compare, subjects, new MeasurementPlan(request.Seed), progress, cancellationToken);
        return new CompareJobResult(
            outcome.JobId, [.. outcome.Networks.Select(NetworkResult.Of)], [.. outcome.Differences], outcome.DeviceSeconds);
    };

    private Work Watch(EnergyJobRequest request, Subject[] subjects) => async (device, progress, cancellationToken) =>
    {
        EnergyOutcome outcome = await new EnergyService(database, device).RunAsync(
            new EnergyMeasuringRequest(subjects, request.Seed, request.Plan), progress, cancellationToken);
        return new EnergyJobResult(
            outcome.JobId, [.. outcome.Networks.Select(network => new NetworkEnergy(NetworkResult.Of(network.Measured), network.Energy))], outcome.DeviceSeconds);
    };

    private Work Validate(ValidateJobRequest request)
    {
        SearchSpace space = SpaceReader.Read(request.Space);
        var validation = new ValidationRequest(space, SpaceReader.Input(space, request.Input), request.Count, request.Seed);
        return async (device, progress, cancellationToken) =>
        {
            ValidationOutcome outcome = await new ValidationService(database, device, time).RunAsync(validation, progress, cancellationToken);
            return new ValidateJobResult(
                outcome.Table.Id, outcome.Scores, outcome.Isolated, outcome.Macs, [.. outcome.Networks], outcome.DeviceSeconds);
        };
    }

    private Work Train(SurrogateTrainJobRequest request)
    {
        var training = SurrogateTrainingRequest.Of(request.Families, request.Seed, Budget(request), request.Trainer);
        return async (device, progress, cancellationToken) =>
        {
            SurrogateTrainingOutcome outcome = await new SurrogateTrainingService(database, device, time)
                .RunAsync(training, progress, cancellationToken);
            return new SurrogateTrainJobResult(
                outcome.Surrogate.Id, outcome.NewNetworks, outcome.Surrogate.DeviceSeconds, outcome.Seconds, outcome.IsResumed);
        };
    }

    private Work Estimate(Subject subject) => async (device, _, cancellationToken) =>
    {
        Target target = device.TargetFor(subject.Batch);
        var options = DeviceOptions.Of(target);
        SurrogateAnswer answer = await new SurrogateEstimator(database, device)
            .EstimateAsync(subject, options, cancellationToken);
        return new SurrogateEstimateJobResult(answer.Surrogate.Id, answer.Target, answer.Estimate);
    };

    private Work Admit(AdmitJobRequest request) => async (device, progress, cancellationToken) =>
    {
        AdmissionReport report = await new AdmissionService(database, time).RunAsync(
            device, new AdmitOptions { SoakSeconds = request.SoakSeconds }, progress, cancellationToken);
        string json = report.ToJson();
        await database.Devices.SetAdmissionAsync(device.Name, report.Fingerprint, json);
        return new AdmitJobResult(JsonElement.Parse(json));
    };
}
