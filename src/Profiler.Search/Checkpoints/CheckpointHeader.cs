using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Networks.Errors;
using Profiler.Search.Training;

namespace Profiler.Search.Checkpoints;

/// <summary>What a checkpoint says of its search, besides the tensors.</summary>
public sealed record CheckpointHeader(
    CheckpointSubject Subject, SearchOptions Options, TrainerNumbers Numbers, ImmutableArray<HistoryPoint> History)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        MaxDepth = 8,
    };

    /// <exception cref="ProfilerException">The checkpoint is of a search of something else, or of other options; the message has what differs.</exception>
    public void RequireSame(string path, CheckpointSubject subject, SearchOptions options)
    {
        if (Subject.Fingerprint != subject.Fingerprint)
        {
            throw Differs(path, $"the space '{Subject.Space}' (definition {Short(Subject.Fingerprint)}), not '{subject.Space}' (definition {Short(subject.Fingerprint)})");
        }

        if (Subject != subject)
        {
            throw Differs(path, Subject.Cost != subject.Cost
                ? $"the cost '{Subject.Cost}', not '{subject.Cost}'"
                : $"the data '{Subject.Data}', not '{subject.Data}'");
        }

        if (Options != options)
        {
            throw Differs(path, $"the options {Options}, not {options}");
        }
    }

    /// <summary>The entries of the file's metadata.</summary>
    internal IReadOnlyDictionary<string, string> ToMetadata() => new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["subject"] = JsonSerializer.Serialize(Subject, Json),
        ["options"] = JsonSerializer.Serialize(Options, Json),
        ["numbers"] = JsonSerializer.Serialize(Numbers, Json),
        ["history"] = JsonSerializer.Serialize(History, Json),
    };

    /// <exception cref="ProfilerException">An entry is missing or not of its form.</exception>
    internal static CheckpointHeader FromMetadata(string path, IReadOnlyDictionary<string, string> metadata) => new(
        Read<CheckpointSubject>(path, metadata, "subject"),
        Read<SearchOptions>(path, metadata, "options"),
        Read<TrainerNumbers>(path, metadata, "numbers"),
        Read<ImmutableArray<HistoryPoint>>(path, metadata, "history"));

    private static T Read<T>(string path, IReadOnlyDictionary<string, string> metadata, string entry)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(metadata.GetValueOrDefault(entry, "null"), Json)
                ?? throw new JsonException("it is missing");
        }
        catch (JsonException error)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"{path} is not a checkpoint of a search: its '{entry}' cannot be read: {error.Message}", inner: error);
        }
    }

    private static string Short(string fingerprint) => fingerprint.Length > 12 ? fingerprint[..12] : fingerprint;

    private static ProfilerException Differs(string path, string what) => new(
        ErrorCode.Mismatch, $"{path} is the checkpoint of a search with {what}.", "Resume with what the search was started with, or start a new one.");
}
