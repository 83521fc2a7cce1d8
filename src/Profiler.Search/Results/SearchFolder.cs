using System.Collections.Immutable;
using System.Text.Json;
using Profiler.Networks.Errors;

namespace Profiler.Search.Results;

/// <summary>
/// The folder of one search: its checkpoint, its progress so far, and in the end what it found. A folder belongs to the
/// search that it was begun with; only the same search goes on in it.
/// </summary>
public sealed class SearchFolder
{
    private const string ProgressName = "progress.json";
    private const string ResultName = "search.json";
    private const string ClaimName = ".running";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    private readonly ImmutableSortedDictionary<string, string> _request;

    private SearchFolder(string path, ImmutableSortedDictionary<string, string> request, ImmutableArray<ScoredCandidate> before)
    {
        Path = path;
        _request = request;
        Before = before;
    }

    public string Path { get; }

    /// <summary>Architectures that were scored before an interruption.</summary>
    public ImmutableArray<ScoredCandidate> Before { get; }

    public string Checkpoint => PathOf("checkpoint.safetensors");

    /// <summary>Of the found network while it is trained from scratch.</summary>
    public string ScratchCheckpoint => PathOf("scratch.safetensors");

    public string Result => PathOf(ResultName);

    public string Architecture => PathOf("architecture.json");

    /// <summary>The search space beside the architecture, where it is not a built-in one.</summary>
    public string Space => PathOf("space.json");

    public string Network => PathOf("network.onnx");

    public string Page => PathOf("search.html");

    /// <param name="request">What the search is, as named texts: everything that its trajectory follows from.</param>
    /// <param name="resumes">Whether to go on with what is there; else there must be nothing.</param>
    /// <exception cref="ProfilerException">There is a search already, or none to go on with, or another one.</exception>
    public static SearchFolder Open(string path, ImmutableSortedDictionary<string, string> request, bool resumes)
    {
        var folder = new SearchFolder(System.IO.Path.GetFullPath(path), request, before: []);
        string progress = folder.PathOf(ProgressName);
        bool isUsed = File.Exists(progress) || File.Exists(folder.Result) || File.Exists(folder.Checkpoint);
        if (!resumes)
        {
            return isUsed ? throw Used(folder.Path) : folder.Created();
        }

        if (!File.Exists(progress))
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{folder.Path} holds no search to go on with.", "Leave --resume out to begin one there.");
        }

        SearchProgressDocument found = Read(progress);
        RequireSame(folder.Path, found.Request, request);
        return new SearchFolder(folder.Path, request, found.Candidates);
    }

    /// <summary>The folder of a search that another process has opened.</summary>
    public static SearchFolder Join(string path) =>
        new(System.IO.Path.GetFullPath(path), ImmutableSortedDictionary<string, string>.Empty, before: []);

    /// <summary>Keeps other processes from searching in the folder until it is disposed of, or this process dies.</summary>
    /// <exception cref="ProfilerException">A search is running there.</exception>
    public IDisposable Claim()
    {
        try
        {
            return new FileStream(PathOf(ClaimName), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None);
        }
        catch (IOException error)
        {
            throw new ProfilerException(
                ErrorCode.Conflict, $"A search is running in {Path}.", "Wait for its end, stop it, or choose another --out.", error);
        }
    }

    /// <summary>Whether a search was begun in the folder.</summary>
    public static bool IsBegun(string path) => File.Exists(System.IO.Path.Combine(path, ProgressName));

    /// <summary>Keeps the progress, whole or as it was before.</summary>
    /// <exception cref="ProfilerException">The disk is full or read-only.</exception>
    public void Save(IEnumerable<ScoredCandidate> candidates)
    {
        string file = PathOf(ProgressName);
        string partial = $"{file}.partial";
        try
        {
            File.WriteAllBytes(partial, JsonSerializer.SerializeToUtf8Bytes(new SearchProgressDocument(_request, [.. candidates]), Options));
            File.Move(partial, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Path, error);
        }
    }

    public string PathOf(string file) => System.IO.Path.Combine(Path, file);

    private SearchFolder Created()
    {
        try
        {
            Directory.CreateDirectory(Path);
            return this;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw Unwritable(Path, error);
        }
    }

    private static SearchProgressDocument Read(string file)
    {
        try
        {
            return JsonSerializer.Deserialize<SearchProgressDocument>(File.ReadAllBytes(file), Options)
                ?? throw Invalid(file, "it is null", null);
        }
        catch (Exception error) when (error is JsonException or IOException or UnauthorizedAccessException)
        {
            throw Invalid(file, error.Message, error);
        }
    }

    private static void RequireSame(
        string path, ImmutableSortedDictionary<string, string> found, ImmutableSortedDictionary<string, string> asked)
    {
        string[] differences = [.. found.Keys.Union(asked.Keys).Order(StringComparer.Ordinal)
            .Where(name => found.GetValueOrDefault(name) != asked.GetValueOrDefault(name))
            .Select(name => $"{name} {found.GetValueOrDefault(name) ?? "none"}, not {asked.GetValueOrDefault(name) ?? "none"}")];
        if (differences.Length > 0)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"{path} holds another search: {string.Join("; ", differences)}.",
                "Give the options that it was begun with, or another --out.");
        }
    }

    private static ProfilerException Used(string path) => new(
        ErrorCode.Conflict, $"{path} already holds a search.", "Go on with it by --resume, or choose another --out.");

    private static ProfilerException Invalid(string file, string why, Exception? inner) =>
        new(ErrorCode.InvalidFile, $"{file} is not the progress of a search: {why}", "Begin the search again in another folder.", inner);

    private static ProfilerException Unwritable(string path, Exception error) =>
        new(ErrorCode.Storage, $"{path} cannot be written: {error.Message}", "Choose another place with --out.", error);
}
