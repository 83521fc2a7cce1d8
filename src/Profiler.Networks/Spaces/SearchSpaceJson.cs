using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Spaces;

/// <summary>Reads and writes search spaces in the form that docs/search-spaces.md describes.</summary>
public static class SearchSpaceJson
{
    /// <summary>A definition is a page of text; more is another kind of file.</summary>
    private const long MaxBytes = 4 << 20;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        AllowDuplicateProperties = false,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowOutOfOrderMetadataProperties = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        MaxDepth = 16,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
    };

    /// <exception cref="ProfilerException">The file is missing, too large, not JSON of this form, or out of range.</exception>
    public static SearchSpace Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new ProfilerException(ErrorCode.InvalidFile, $"{path} is larger than a search space can be ({MaxBytes} bytes).");
            }

            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{path} cannot be read: {error.Message}", inner: error);
        }
    }

    /// <param name="origin">Where the text comes from, for messages.</param>
    public static SearchSpace Parse(string json, string origin)
    {
        SearchSpaceDefinition? definition;
        try
        {
            definition = JsonSerializer.Deserialize<SearchSpaceDefinition>(json, Options);
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            // A candidate without "block" is what the serializer calls not supported.
            throw new ProfilerException(
                ErrorCode.InvalidFile,
                $"{origin} is not a search space: {error.Message}",
                "docs/search-spaces.md describes every field.",
                error);
        }

        return SearchSpaceBuilder.Build(definition ?? throw new ProfilerException(
            ErrorCode.InvalidFile, $"{origin} is not a search space: it is null."));
    }

    public static string Write(SearchSpace space) => JsonSerializer.Serialize(space.Definition, Options);
}
