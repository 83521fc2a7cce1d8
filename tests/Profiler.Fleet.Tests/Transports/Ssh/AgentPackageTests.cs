using System.Formats.Tar;
using System.Security.Cryptography;
using Profiler.Fleet.Transports.Ssh.Deployment;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Tests.Transports.Ssh;

public sealed class AgentPackageTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-package-");

    public AgentPackageTests()
    {
        Write("profiler-agent.dll", "IL");
        Write("profiler-agent.runtimeconfig.json", """{"runtimeOptions":{"framework":{"name":"Microsoft.NETCore.App","version":"10.0.0"}}}""");
        Write("sub/data.json", "{}");
        File.WriteAllBytes(PathOf("libonnxruntime.so"), Elf(machine: 62));
        File.WriteAllBytes(PathOf("libarm.so"), Elf(machine: 183));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Is_addressed_by_what_its_files_hold()
    {
        string before = Read().Hash;
        Assert.Equal(before, Read().Hash);
        Write("sub/data.json", "{ }");
        Assert.NotEqual(before, Read().Hash);
        Assert.Equal("10.0.0", Read().OldestRuntime.ToString());
    }

    [Fact]
    public void Symbols_and_documentation_stay_behind()
    {
        string before = Read().Hash;
        Write("profiler-agent.pdb", "symbols");
        Write("profiler-agent.xml", "documentation");
        Assert.Equal(before, Read().Hash);
    }

    [Theory]
    [InlineData("x86_64", "libonnxruntime.so")]
    [InlineData("aarch64", "libarm.so")]
    [InlineData("s390x", null)]
    public void A_board_gets_the_native_files_of_its_own_processor(string machine, string? library)
    {
        IEnumerable<string> files = Read().For(machine).Files.Select(file => file.Path);
        string[] everywhere = ["profiler-agent.dll", "profiler-agent.runtimeconfig.json", "sub/data.json"];
        Assert.Equal([.. everywhere, .. library is null ? Array.Empty<string>() : [library]], files.Order().OrderBy(file => file == library));
    }

    [Fact]
    public async Task The_archive_holds_the_files_and_last_a_manifest_of_them()
    {
        AgentPackage package = Read();
        using var archive = new MemoryStream();
        await package.WriteAsync(archive, CancellationToken.None);
        archive.Position = 0;
        using var reader = new TarReader(archive);
        List<string> manifest = [];
        while (reader.GetNextEntry() is { } entry)
        {
            using var content = new MemoryStream();
            entry.DataStream!.CopyTo(content);
            manifest.Add($"{Convert.ToHexStringLower(SHA256.HashData(content.ToArray()))}  {entry.Name}");
        }

        Assert.Equal($"{package.Hash}  {AgentPackage.ManifestName}", manifest[^1]);
        Assert.Equal(package.Manifest, string.Concat(manifest[..^1].Select(line => line + "\n")));
    }

    [Fact]
    public void A_missing_agent_is_told()
    {
        var error = Assert.Throws<ProfilerException>(() => AgentPackage.Read(PathOf("no-agent.dll")));
        Assert.Equal(ErrorCode.MissingDependency, error.Code);
    }

    private AgentPackage Read() => AgentPackage.Read(PathOf("profiler-agent.dll"));

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);

    private void Write(string file, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllText(PathOf(file), text);
    }

    private static byte[] Elf(byte machine)
    {
        byte[] header = new byte[64];
        "\u007FELF"u8.CopyTo(header);
        header[5] = 1;
        header[18] = machine;
        return header;
    }
}
