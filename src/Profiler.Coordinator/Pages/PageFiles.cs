using System.Reflection;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Pages;

/// <summary>The pages that are embedded in this assembly.</summary>
internal static class PageFiles
{
    public const string Index = "index.html";
    private const string Prefix = "Pages/";

    private static readonly Lazy<Dictionary<string, PageFile>> Files = new(() =>
        typeof(PageFiles).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => new PageFile(name[Prefix.Length..], Read(name)))
            .ToDictionary(file => file.Path));

    /// <summary>Null where there is no such file.</summary>
    public static PageFile? Find(string path) => Files.Value.GetValueOrDefault(path);

    /// <exception cref="ProfilerException">The pages were not built into this program (UnknownName: 404).</exception>
    public static PageFile GetIndex() => Find(Index) ?? throw Missing();

    /// <summary>Nothing is wrong with a coordinator that was built without npm, so this is no 5xx.</summary>
    public static ProfilerException Missing() => new(
        ErrorCode.UnknownName,
        "This build of the coordinator has no pages; its API works.",
        "Build it with ./build.sh, which builds the pages first.");

    private static byte[] Read(string name)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
