using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Fleet.Requests;

/// <summary>Job requests as JSON: what travels and what lies in the queue is the same text.</summary>
public static class JobRequestJson
{
    /// <summary>Strict: an unknown, missing, doubled or null member is refused.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    public static string Write(JobRequest request) => JsonSerializer.Serialize(request, Options);

    /// <summary>The request, checked as far as can be told without a database.</summary>
    /// <exception cref="ProfilerException">It is not of this form, or a value is out of range (InvalidArgument); the field is named.</exception>
    public static JobRequest Read(string json)
    {
        JobRequest? request;
        try
        {
            request = JsonSerializer.Deserialize<JobRequest>(json, Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            // A request without "kind" is what the serializer calls not supported.
            throw Malformed(error.Message, error);
        }

        JobRequestRules.Require(request ?? throw Malformed("it is null"));
        return request;
    }

    /// <summary>The request's kind, as the queue names it.</summary>
    public static string KindOf(JobRequest request) => request switch
    {
        ProfileJobRequest => JobKinds.Profile,
        MeasureJobRequest => JobKinds.Measure,
        CompareJobRequest => JobKinds.Compare,
        EnergyJobRequest => JobKinds.Energy,
        ValidateJobRequest => JobKinds.Validate,
        AdmitJobRequest => JobKinds.Admit,
        SurrogateTrainJobRequest => JobKinds.SurrogateTrain,
        SurrogateEstimateJobRequest => JobKinds.SurrogateEstimate,
        _ => throw new NotSupportedException(request.GetType().Name),
    };

    private static ProfilerException Malformed(string why, Exception? inner = null) => new(
        ErrorCode.InvalidArgument, $"The job's request cannot be read: {why}", "The API's documentation describes every field.", inner);

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowDuplicateProperties = false,
            RespectRequiredConstructorParameters = true,
            RespectNullableAnnotations = true,
            AllowOutOfOrderMetadataProperties = true,
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            MaxDepth = 16,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
            Converters =
            {
                new JsonStringEnumConverter<FillMethod>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false),
                new JsonStringEnumConverter<HeadKind>(namingPolicy: null, allowIntegerValues: false),
                new JsonStringEnumConverter<SkipReduction>(namingPolicy: null, allowIntegerValues: false),
            },
        };
        options.MakeReadOnly();
        return options;
    }
}
