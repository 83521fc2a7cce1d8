using System.Reflection.PortableExecutable;
using System.Text.Json;

namespace Profiler.Agent.Tests;

/// <summary>
/// What travels to a board: the files that the agent's dependency file names, as they lie beside it. All but the native
/// runtime are the same for every processor.
/// </summary>
public sealed class PublishedFilesTests
{
    private const long MaxBytes = 5_000_000;
    private const string Agent = "profiler-agent";

    private static string Folder => AppContext.BaseDirectory;

    [Fact]
    public void Without_the_native_runtime_they_are_less_than_5_MB()
    {
        string[] others = [$"{Agent}.deps.json", $"{Agent}.runtimeconfig.json"];
        long bytes = Managed().Concat(others).Sum(file => new FileInfo(Path.Combine(Folder, file)).Length);

        Assert.InRange(bytes, 1, MaxBytes);
    }

    [Fact]
    public void Every_assembly_is_pure_IL_for_any_processor()
    {
        string[] files = Managed();

        Assert.Contains($"{Agent}.dll", files);
        Assert.All(files, file =>
        {
            using var reader = new PEReader(File.OpenRead(Path.Combine(Folder, file)));
            CorHeader header = reader.PEHeaders.CorHeader!;
            Assert.True(header.Flags.HasFlag(CorFlags.ILOnly), $"{file} holds native code.");
            Assert.False(header.Flags.HasFlag(CorFlags.Requires32Bit), $"{file} asks for a 32-bit process.");
            Assert.True(header.ManagedNativeHeaderDirectory.Size == 0, $"{file} was compiled ahead of time.");
            Assert.True(reader.PEHeaders.CoffHeader.Machine == Machine.I386, $"{file} is for {reader.PEHeaders.CoffHeader.Machine} alone.");
        });
    }

    [Fact]
    public void No_package_brings_an_assembly_of_one_processor_or_a_native_library() =>
        Assert.Empty(Entries("runtimeTargets"));

    private static string[] Managed() => [.. Entries("runtime").Select(path => path[(path.LastIndexOf('/') + 1)..]).Distinct()];

    /// <summary>The paths that the dependency file names under a heading of any library.</summary>
    private static List<string> Entries(string heading)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, $"{Agent}.deps.json")));
        var paths = new List<string>();
        foreach (JsonProperty library in document.RootElement.GetProperty("targets").EnumerateObject().SelectMany(target => target.Value.EnumerateObject()))
        {
            if (library.Value.TryGetProperty(heading, out JsonElement files))
            {
                paths.AddRange(files.EnumerateObject().Select(file => file.Name));
            }
        }

        return paths;
    }
}
