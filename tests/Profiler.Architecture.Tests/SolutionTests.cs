namespace Profiler.Architecture.Tests;

public sealed class SolutionTests
{
    /// <summary>Adapters stand on packages that not every NuGet source has, so the default build does without them.</summary>
    [Fact]
    public void The_solution_holds_every_project_but_the_adapters()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Profiler.sln")).Replace('\\', '/');

        IEnumerable<string> missing = Repository.Files()
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !file.Contains("/Adapters/", StringComparison.Ordinal))
            .Where(file => !solution.Contains($"\"{file}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
        Assert.DoesNotContain("/Adapters/", solution, StringComparison.Ordinal);
    }
}
