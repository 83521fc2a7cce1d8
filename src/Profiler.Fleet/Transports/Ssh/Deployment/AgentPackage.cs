using System.Collections.Immutable;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <summary>
/// The agent's published folder as it travels to a board, addressed by its content: the hash of a manifest that
/// sha256sum can check.
/// </summary>
public sealed class AgentPackage
{
    public const string ManifestName = "manifest.sha256";
    private const UnixFileMode FileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const string Framework = "Microsoft.NETCore.App";

    /// <summary>Symbols and documentation: a third of the files, and nothing reads them on a board.</summary>
    private static readonly string[] LeftBehind = [".pdb", ".xml"];

    private readonly string _folder;

    private AgentPackage(string folder, string program, Version oldestRuntime, ImmutableArray<PackageFile> files)
    {
        _folder = folder;
        Program = program;
        OldestRuntime = oldestRuntime;
        Files = files;
        Manifest = string.Concat(files.Select(file => $"{file.Sha256}  {file.Path}\n"));
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Manifest)));
    }

    /// <summary>The assembly to start.</summary>
    public string Program { get; }

    /// <summary>The oldest .NET that runs it.</summary>
    public Version OldestRuntime { get; }

    /// <summary>In the order of their paths.</summary>
    public ImmutableArray<PackageFile> Files { get; }

    public string Manifest { get; }

    /// <summary>Of the manifest.</summary>
    public string Hash { get; }

    /// <param name="assembly">The agent's assembly in its published folder.</param>
    /// <exception cref="ProfilerException">It is not there, or its folder is incomplete (MissingDependency).</exception>
    public static AgentPackage Read(string assembly)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(assembly))!;
        string configuration = Path.ChangeExtension(assembly, ".runtimeconfig.json");
        if (!File.Exists(assembly) || !File.Exists(configuration))
        {
            throw new ProfilerException(
                ErrorCode.MissingDependency, $"The agent is not at {assembly}.", "Build it with ./build.sh, or set PROFILER_AGENT to its path.");
        }

        IEnumerable<PackageFile> files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(file => !LeftBehind.Contains(Path.GetExtension(file)))
            .Select(file => ReadFile(folder, file))
            .OrderBy(file => file.Path, StringComparer.Ordinal);
        return new AgentPackage(folder, Path.GetFileName(assembly), RuntimeOf(configuration), [.. files]);
    }

    /// <summary>Without the native files of other processors.</summary>
    /// <param name="machine">The board's, as `uname -m` names it.</param>
    public AgentPackage For(string machine)
    {
        int? wanted = ElfMachine.OfUname(machine);
        return new AgentPackage(_folder, Program, OldestRuntime, [.. Files.Where(file => file.ElfMachine is null || file.ElfMachine == wanted)]);
    }

    /// <summary>Writes the files and last the manifest as a tar archive.</summary>
    public async Task WriteAsync(Stream stream, CancellationToken cancellationToken)
    {
        await using var tar = new TarWriter(stream, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (PackageFile file in Files)
        {
            await using FileStream data = File.OpenRead(Path.Combine(_folder, file.Path));
            await tar.WriteEntryAsync(Entry(file.Path, data), cancellationToken);
        }

        using var manifest = new MemoryStream(Encoding.UTF8.GetBytes(Manifest));
        await tar.WriteEntryAsync(Entry(ManifestName, manifest), cancellationToken);
    }

    private static UstarTarEntry Entry(string path, Stream data) =>
        new(TarEntryType.RegularFile, path) { Mode = FileMode, DataStream = data, ModificationTime = DateTimeOffset.UnixEpoch };

    private static PackageFile ReadFile(string folder, string file)
    {
        using FileStream data = File.OpenRead(file);
        int? machine = ElfMachine.Of(data);
        data.Position = 0;
        string path = Path.GetRelativePath(folder, file).Replace(Path.DirectorySeparatorChar, '/');
        return new PackageFile(path, Convert.ToHexStringLower(SHA256.HashData(data)), machine);
    }

    private static Version RuntimeOf(string configuration)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(configuration));
        JsonElement framework = document.RootElement.GetProperty("runtimeOptions").GetProperty("framework");
        return framework.GetProperty("name").GetString() == Framework && Version.TryParse(framework.GetProperty("version").GetString(), out Version? version)
            ? version
            : throw new ProfilerException(ErrorCode.MissingDependency, $"{configuration} does not say which .NET the agent needs.", "Build it with ./build.sh.");
    }
}
