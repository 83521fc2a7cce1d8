namespace Profiler.Architecture.Tests;

public sealed class SolutionTests
{
    [Fact]
    public void The_solution_holds_every_project()
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Profiler.sln")).Replace('\\', '/');

        IEnumerable<string> missing = Repository.Files()
            .Where(file => file.EndsWith(".csproj", StringComparison.Ordinal))
            .Where(file => !solution.Contains($"\"{file}\"", StringComparison.Ordinal));

        Assert.Empty(missing);
    }
}
