namespace Profiler.Architecture.Tests;

public sealed class TextTests
{
    /// <summary>Put together here, so that this file does not hold what it forbids.</summary>
    private static readonly string[] Forbidden =
    [
        "npmjs" + ".org", "npmjs" + ".com", "nuget" + ".org", "debian" + ".org", "\"resolved" + "\":",
        "/ho" + "me/", "/ro" + "ot/", "/Us" + "ers/", "/wo" + "rk/",
    ];

    [Fact]
    public void No_file_names_a_package_registry_or_somebodys_home()
    {
        IEnumerable<string> found =
            from file in Repository.Files()
            let text = File.ReadAllText(Path.Combine(Repository.Root, file))
            from word in Forbidden
            where text.Contains(word, StringComparison.OrdinalIgnoreCase)
            select $"{file}: {word}";

        Assert.Empty(found);
    }
}
