using System.Reflection;

namespace Profiler.Architecture.Tests;

/// <summary>The files of the repository, as paths from its root with forward slashes; without what builds leave behind.</summary>
internal static class Repository
{
    private static readonly string[] LeftOut = ["bin", "obj", "node_modules", "out", ".git", ".tools", "TestResults"];

    public static string Root { get; } = typeof(Repository).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    /// <param name="folders">Top folders to look in; the whole repository where none is named.</param>
    public static IEnumerable<string> Files(params string[] folders) =>
        (folders.Length == 0 ? [Root] : folders.Select(folder => Path.Combine(Root, folder)))
        .SelectMany(FilesUnder)
        .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal);

    /// <summary>The C# sources under the folders.</summary>
    public static IEnumerable<SourceFile> Sources(params string[] folders) =>
        Files(folders).Where(file => file.EndsWith(".cs", StringComparison.Ordinal)).Select(SourceFile.Read);

    private static IEnumerable<string> FilesUnder(string folder) =>
        Directory.EnumerateFileSystemEntries(folder)
            .Where(child => !LeftOut.Contains(Path.GetFileName(child)))
            .SelectMany(child => Directory.Exists(child) ? FilesUnder(child) : [child]);
}
