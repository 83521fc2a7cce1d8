using System.Text.Json;
using System.Text.Json.Serialization;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Architectures;

/// <summary>Reads architectures in the form that docs/architectures.md describes.</summary>
public static class ArchitectureJson
{
    /// <summary>A few hundred names at most; more is another kind of file.</summary>
    private const long MaxBytes = 1 << 20;
    private const int MaxNameLength = 64;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        MaxDepth = 4,
    };

    /// <exception cref="ProfilerException">
    /// The file is missing, too large or not JSON of this form; its space or one of its choices is unknown.
    /// </exception>
    public static Architecture Load(string path)
    {
        try
        {
            if (new FileInfo(path).Length > MaxBytes)
            {
                throw new ProfilerException(ErrorCode.InvalidFile, $"{path} is larger than an architecture can be ({MaxBytes} bytes).");
            }

            return Parse(File.ReadAllText(path), path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{path} cannot be read: {error.Message}", inner: error);
        }
    }

    private static Architecture Parse(string json, string path)
    {
        ArchitectureDocument document = Read(json, path);
        if (document.Choices.IsDefault || document.Choices.Contains(null!))
        {
            throw Malformed(path, "'choices' is null or has a null");
        }

        if (document.Name is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > MaxNameLength || name.Any(char.IsControl)))
        {
            throw Malformed(path, $"'name' must be 1 to {MaxNameLength} printable characters");
        }

        return Architecture.FromNames(Space(document.Space, path), document.Choices, document.Name);
    }

    private static ArchitectureDocument Read(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize<ArchitectureDocument>(json, Options) ?? throw Malformed(path, "it is null");
        }
        catch (JsonException error)
        {
            throw Malformed(path, error.Message, error);
        }
    }

    private static SearchSpace Space(string nameOrFile, string path)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        bool isFile = nameOrFile.EndsWith(".json", StringComparison.OrdinalIgnoreCase);
        return BuiltInSpaces.Resolve(isFile ? Path.Combine(folder, nameOrFile) : nameOrFile);
    }

    private static ProfilerException Malformed(string path, string why, Exception? inner = null) => new(
        ErrorCode.InvalidFile, $"{path} is not an architecture: {why}.", "docs/architectures.md describes the form.", inner);
}
