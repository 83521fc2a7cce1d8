using System.Collections.Immutable;
using Profiler.CostModels.LookupTables;
using Profiler.Fleet.Surrogates;
using Profiler.Measurement.Energy;
using Profiler.Measurement.Targets;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Shapes;
using Profiler.Networks.Spaces;
using Profiler.Store;

namespace Profiler.Fleet.Requests;

/// <summary>What a job request may say; whoever takes requests asks here before one is queued.</summary>
public static class JobRequestRules
{
    public const int MaxThreads = 1024;
    public const int MaxCount = 1000;
    public const int MaxCompared = 100;
    public const double MaxBudgetSeconds = 24 * 3600;
    public const double MaxSoakSeconds = 3600;
    private const int LongestName = 200;

    /// <exception cref="ProfilerException">A value cannot be used; the message names its field.</exception>
    public static void Require(JobRequest request)
    {
        RequireText("device", request.Device);
        RequireRange("threads", request.Threads, 1, MaxThreads);
        if (!Runtimes.Providers.Contains(request.Provider))
        {
            throw NameSuggestion.Unknown("provider", request.Provider, Runtimes.Providers);
        }

        if (!TargetPrecisions.Names.Contains(request.Precision))
        {
            throw NameSuggestion.Unknown("precision", request.Precision, TargetPrecisions.Names);
        }

        ConditionRules.Require(request.Conditions);
        switch (request)
        {
            case ProfileJobRequest profile:
                RequireRange("budgetSeconds", profile.BudgetSeconds ?? 1, 1, MaxBudgetSeconds);
                RequireDevice(profile.Method);
                RequireFits(profile.Space, profile.Input);
                break;
            case ValidateJobRequest validate:
                RequireRange("count", validate.Count, 2, MaxCount);
                RequireFits(validate.Space, validate.Input);
                break;
            case MeasureJobRequest measure:
                RequireNetwork("network", measure.Network);
                break;
            case CompareJobRequest compare:
                RequireNetworks(compare.Networks, 2);
                break;
            case EnergyJobRequest energy:
                RequireNetworks(energy.Networks, 1);
                RequireRange("mostSeconds", energy.MostSeconds, EnergyDefaults.LeastSeconds, EnergyJobRequest.LongestSeconds);
                RequireRange("targetRelativeHalfWidth", energy.TargetRelativeHalfWidth, EnergyJobRequest.FinestHalfWidth, 1);
                break;
            case SurrogateTrainJobRequest train:
                RequireRange("budgetSeconds", train.BudgetSeconds ?? 1, 1, MaxBudgetSeconds);
                _ = SurrogateTrainingRequest.Of(train.Families.IsDefault ? [] : train.Families, train.Seed, TimeSpan.Zero);
                _ = SurrogateTrainers.Get(train.Trainer);
                break;
            case SurrogateEstimateJobRequest estimate:
                RequireNetwork("network", estimate.Network);
                break;
            case AdmitJobRequest admit:
                RequireRange("soakSeconds", admit.SoakSeconds, 0, MaxSoakSeconds);
                RequireComparable(admit);
                break;
        }
    }

    /// <summary>What needs the database to be told: whether the models that the request names were uploaded.</summary>
    /// <exception cref="ProfilerException">A model is not there (UnknownName).</exception>
    public static async Task RequireModelsAsync(JobRequest request, ProfilerDatabase database)
    {
        IEnumerable<NetworkReference> networks = request switch
        {
            MeasureJobRequest measure => [measure.Network],
            SurrogateEstimateJobRequest estimate => [estimate.Network],
            CompareJobRequest compare => compare.Networks,
            EnergyJobRequest energy => energy.Networks,
            _ => [],
        };
        foreach (string sha256 in networks.Select(network => network.ModelSha256).OfType<string>().Distinct())
        {
            _ = await database.Models.FindAsync(sha256) ?? throw new ProfilerException(
                ErrorCode.UnknownName, $"The model {sha256} was never uploaded.", "PUT it to /v1/models/{sha256} first.");
        }
    }

    /// <summary>The outputs that a board is tested by are fp32, and trtexec reports none.</summary>
    private static void RequireComparable(AdmitJobRequest request)
    {
        if (request.Precision != TargetPrecisions.Fp32)
        {
            throw Refused("precision", $"{request.Precision} is not what a board is tested in; that is {TargetPrecisions.Fp32}");
        }

        if (Runtimes.Of(request.Provider) == Runtimes.Trtexec)
        {
            throw Refused("provider", $"{request.Provider} has no outputs to compare; a board is tested through ONNX Runtime or libtorch");
        }
    }

    private static void RequireDevice(FillMethod method)
    {
        if (method == FillMethod.Roofline)
        {
            throw Refused("method", "is roofline, which asks no device, so it is no job; fill the table with 'profiler profile --method roofline'");
        }
    }

    private static void RequireFits(SpaceReference reference, string? input)
    {
        SearchSpace space = SpaceReader.Read(reference);
        TensorShape shape = SpaceReader.Input(space, input);
        ShapedGraph.Lay(NetworkFactory.FromArchitecture(Architecture.FromIndices(space, new byte[space.Slots.Length])), shape);
    }

    private static void RequireNetworks(ImmutableArray<NetworkReference> networks, int least)
    {
        RequireRange("networks", networks.IsDefault ? 0 : networks.Length, least, MaxCompared);
        for (int i = 0; i < networks.Length; i++)
        {
            RequireNetwork($"networks[{i}]", networks[i]);
        }

        if (networks.Select(network => network.Name).Distinct(StringComparer.Ordinal).Count() < networks.Length)
        {
            throw Refused("networks", "has a name twice; name each network once");
        }
    }

    private static void RequireNetwork(string field, NetworkReference? network)
    {
        if (network is null)
        {
            throw Refused(field, "is null");
        }

        RequireText($"{field}.name", network.Name);
        bool isModel = network.ModelSha256 is not null;
        bool isArchitecture = network.Space is not null || network.Code is not null;
        if (isModel && isArchitecture)
        {
            throw Refused(field, "has both a modelSha256 and a space or code; give one of them");
        }

        if (!isModel && network.OpenInputs is not null)
        {
            throw Refused($"{field}.openInputs", "belongs to an uploaded model only");
        }

        if (isModel)
        {
            RequireSha256($"{field}.modelSha256", network.ModelSha256!);
            return;
        }

        Network built = NetworkReader.Layers(field, network);
        ShapedGraph.Lay(built, network.Input is { } input ? TensorShape.Parse(input) : built.DefaultInput);
    }

    private static void RequireSha256(string field, string text)
    {
        if (text.Length != 64 || !text.All(char.IsAsciiHexDigitLower))
        {
            throw Refused(field, "is not 64 lower-case hexadecimal digits");
        }
    }

    private static void RequireText(string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > LongestName || text.Any(char.IsControl))
        {
            throw Refused(field, $"is empty, longer than {LongestName} characters or has control characters");
        }
    }

    private static void RequireRange(string field, double value, double least, double most)
    {
        if (!(value >= least && value <= most))
        {
            throw Refused(field, $"{value} is not from {least} to {most}");
        }
    }

    private static ProfilerException Refused(string field, string why) =>
        new(ErrorCode.InvalidArgument, $"{field} {why}.", "The API's documentation describes every field.");
}
