using System.Text.RegularExpressions;

namespace Profiler.Architecture.Tests;

/// <summary>A C# source as text; its rules are about how it is written, which the compiled assembly no longer says.</summary>
/// <param name="Path">From the repository's root.</param>
internal sealed partial record SourceFile(string Path, string[] Lines)
{
    public string? Namespace => Lines
        .Select(line => NamespacePattern().Match(line))
        .Where(match => match.Success)
        .Select(match => match.Groups[1].Value)
        .FirstOrDefault();

    /// <summary>Namespaces are file-scoped, so public types outside of others start at the line's beginning.</summary>
    public int PublicTypes => Lines.Count(line => PublicTypePattern().IsMatch(line));

    public static SourceFile Read(string path) => new(path, File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path)));

    /// <summary>Where the pattern stands outside of comments, as "path:line".</summary>
    public IEnumerable<string> Find(Regex pattern) => Lines
        .Select((line, index) => (Code: CommentPattern().Replace(line, string.Empty), Number: index + 1))
        .Where(line => pattern.IsMatch(line.Code))
        .Select(line => $"{Path}:{line.Number}");

    [GeneratedRegex(@"^namespace ([\w.]+)\s*[;{]?\s*$")]
    private static partial Regex NamespacePattern();

    [GeneratedRegex(@"^public (?:[a-z]+ )*(?:class|record|struct|interface|enum|delegate)\b")]
    private static partial Regex PublicTypePattern();

    [GeneratedRegex(@"(?<=^|\s)//.*$")]
    private static partial Regex CommentPattern();
}
