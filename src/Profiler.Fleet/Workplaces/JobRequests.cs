using System.Collections.Immutable;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Energy;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Profiling;
using Profiler.Fleet.Requests;
using Profiler.Fleet.Surrogates;
using Profiler.Fleet.Validation;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Workplaces;

/// <summary>Writes what a command asks for as a job that can be queued.</summary>
public static class JobRequests
{
    public static JobRequest Of(ProfileRequest request, DeviceOptions device) => new ProfileJobRequest
    {
        Device = device.Name,
        Provider = device.Provider,
        Precision = device.Precision,
        Threads = device.Threads,
        Conditions = device.Conditions,
        Space = Of(request.Space),
        Input = request.Input.ToString(),
        Method = request.Method,
        Seed = request.Seed,
        BudgetSeconds = request.Budget.TotalSeconds,
    };

    public static JobRequest Of(ValidationRequest request, DeviceOptions device) => new ValidateJobRequest
    {
        Device = device.Name,
        Provider = device.Provider,
        Precision = device.Precision,
        Threads = device.Threads,
        Conditions = device.Conditions,
        Space = Of(request.Space),
        Input = request.Input.ToString(),
        Count = request.Count,
        Seed = request.Seed,
    };

    public static JobRequest Of(MeasuringRequest request, DeviceOptions device)
    {
        ImmutableArray<NetworkReference> networks = [.. request.Subjects.Select(Of)];
        return request.Kind == JobKinds.Compare
            ? new CompareJobRequest
            {
                Device = device.Name,
                Provider = device.Provider,
                Precision = device.Precision,
                Threads = device.Threads,
                Conditions = device.Conditions,
                Networks = networks,
                Seed = request.Seed,
            }
            : new MeasureJobRequest
            {
                Device = device.Name,
                Provider = device.Provider,
                Precision = device.Precision,
                Threads = device.Threads,
                Conditions = device.Conditions,
                Network = networks.Single(),
                Seed = request.Seed,
            };
    }

    public static JobRequest Of(EnergyMeasuringRequest request, DeviceOptions device) => new EnergyJobRequest
    {
        Device = device.Name,
        Provider = device.Provider,
        Precision = device.Precision,
        Threads = device.Threads,
        Conditions = device.Conditions,
        Networks = [.. request.Subjects.Select(Of)],
        Seed = request.Seed,
        MostSeconds = request.Plan.MostSeconds,
        TargetRelativeHalfWidth = request.Plan.TargetRelativeHalfWidth,
    };

    public static JobRequest Of(SurrogateTrainingRequest request, DeviceOptions device) => new SurrogateTrainJobRequest
    {
        Device = device.Name,
        Provider = device.Provider,
        Precision = device.Precision,
        Threads = device.Threads,
        Conditions = device.Conditions,
        Families = request.Families,
        Seed = request.Seed,
        BudgetSeconds = request.Budget.TotalSeconds,
        Trainer = request.Trainer,
    };

    /// <summary>To ask the device's surrogate.</summary>
    public static JobRequest Of(Subject subject, DeviceOptions device) => new SurrogateEstimateJobRequest
    {
        Device = device.Name,
        Provider = device.Provider,
        Precision = device.Precision,
        Threads = device.Threads,
        Network = Of(subject),
    };

    private static SpaceReference Of(SearchSpace space) =>
        BuiltInSpaces.Names.Contains(space.Name) && BuiltInSpaces.Get(space.Name).Fingerprint == space.Fingerprint
            ? new SpaceReference(space.Name)
            : new SpaceReference(Definition: space.Definition);

    private static NetworkReference Of(Subject subject)
    {
        string? input = subject.Input?.ToString();
        return subject.Architecture switch
        {
            null => new NetworkReference(subject.Name, ModelSha256: subject.Sha256, OpenInputs: subject.OpenInputs),
            var built when IsPublished(subject.Name, built) => new NetworkReference(subject.Name, Input: input),
            var other => new NetworkReference(subject.Name, Of(other.Space), other.Code, Input: input),
        };
    }

    private static bool IsPublished(string name, Architecture architecture) =>
        PublishedNetworks.All.FirstOrDefault(network => network.Name == name) is { } published
        && PublishedNetworks.Build(published).Architecture!.Equals(architecture);
}
