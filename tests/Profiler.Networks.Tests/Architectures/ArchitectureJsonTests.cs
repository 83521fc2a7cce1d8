using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Tests.Architectures;

public sealed class ArchitectureJsonTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-test-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Reads_space_choices_and_name()
    {
        Architecture architecture = ArchitectureJson.Load(Write(Choices("k3_e1"), name: "mine"));

        Assert.Equal("mine", architecture.Name);
        Assert.Equal("fbnet", architecture.Space.Name);
        Assert.All(architecture.CandidateNames, name => Assert.Equal("k3_e1", name));
    }

    [Fact]
    public void A_space_given_as_a_file_is_looked_for_beside_the_architecture()
    {
        string text = SearchSpaceJson.Write(BuiltInSpaces.Get("fbnet")).Replace("\"fbnet\"", "\"other\"");
        File.WriteAllText(Path.Combine(_folder.FullName, "other.json"), text);

        Architecture architecture = ArchitectureJson.Load(Write(Choices("skip"), space: "other.json"));

        Assert.Equal("other", architecture.Space.Name);
    }

    [Fact]
    public void Names_the_slot_of_an_unknown_candidate()
    {
        var error = Assert.Throws<ProfilerException>(() => ArchitectureJson.Load(Write([.. Choices("skip")[..21], "k3_e7"])));

        Assert.Equal(ErrorCode.UnknownName, error.Code);
        Assert.Contains("slot21", error.Message);
    }

    [Fact]
    public void Refuses_too_few_choices()
    {
        var error = Assert.Throws<ProfilerException>(() => ArchitectureJson.Load(Write(Choices("skip")[..21])));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Contains("22 slots; 21", error.Message);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{ \"space\": \"fbnet\" }")]
    [InlineData("{ \"space\": \"fbnet\", \"choices\": null }")]
    [InlineData("{ \"space\": null, \"choices\": [] }")]
    [InlineData("{ \"space\": \"fbnet\", \"choices\": [null] }")]
    [InlineData("{ \"space\": \"fbnet\", \"choices\": [1] }")]
    [InlineData("{ \"space\": \"fbnet\", \"choices\": [], \"colour\": 1 }")]
    [InlineData("{ \"space\": \"fbnet\", \"choices\": [], \"name\": \" \" }")]
    [InlineData("{ \"space\": \"fbnet\", \"choices\": [\"k3")]
    public void Refuses_what_is_not_of_the_form(string json)
    {
        string path = Path.Combine(_folder.FullName, "bad.json");
        File.WriteAllText(path, json);

        var error = Assert.Throws<ProfilerException>(() => ArchitectureJson.Load(path));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.Contains("bad.json", error.Message);
    }

    [Fact]
    public void Refuses_a_file_too_large_to_be_one()
    {
        string path = Path.Combine(_folder.FullName, "large.json");
        using (FileStream file = File.Create(path))
        {
            file.SetLength(2 << 20);
        }

        Assert.Equal(ErrorCode.InvalidFile, Assert.Throws<ProfilerException>(() => ArchitectureJson.Load(path)).Code);
    }

    private static string[] Choices(string candidate) => [.. Enumerable.Repeat(candidate, 22)];

    private string Write(string[] choices, string space = "fbnet", string? name = null)
    {
        string path = Path.Combine(_folder.FullName, "architecture.json");
        string named = name is null ? "" : $", \"name\": \"{name}\"";
        File.WriteAllText(path, $"{{ \"space\": \"{space}\", \"choices\": [\"{string.Join("\", \"", choices)}\"]{named} }}");
        return path;
    }
}
