using System.Diagnostics;

namespace Profiler.Testing.Nvml;

/// <summary>
/// A libnvidia-ml.so.1 that answers from a text file beside it, for hosts without a GPU and for what no GPU does when
/// it is asked to: a lost one, a driver from before Volta. Needs gcc.
/// </summary>
public sealed class NvmlStandIn
{
    private const string Source = "nvml.c";
    private const string Answers = "nvml.txt";

    private static readonly Lazy<byte[]> Recent = new(() => Compile());
    private static readonly Lazy<byte[]> Old = new(() => Compile("-DOLD"));

    private NvmlStandIn(string folder) => Library = Path.Combine(folder, "libnvidia-ml.so.1");

    /// <summary>The library's path.</summary>
    public string Library { get; }

    /// <summary>A V100 as its driver describes it, at rest.</summary>
    public static IReadOnlyList<string> V100 { get; } =
    [
        "count=1",
        "0.name=Tesla V100-PCIE-16GB",
        "0.uuid=GPU-6ad51a38-0000-4f2b-9c1e-0123456789ab",
        "0.power=41237",
        "0.energy=981234567",
        "0.temperature=38",
        "0.clock.0=135",
        "0.clock.1=135",
        "0.clock.2=877",
        "0.max.0=1380",
        "0.max.1=1380",
        "0.max.2=877",
        "0.applications.0=1245",
        "0.applications.1=1245",
        "0.applications.2=877",
        "0.reasons=1",
        "0.corrected=2",
        "0.uncorrected=0",
        "0.total=16944988160",
        "0.used=315359232",
        "0.load=0",
        "0.memory-load=0",
        "0.held-by-heat=0",
        "0.held-by-power=7000000",
        "0.processes=",
    ];

    /// <summary>Puts the library into a folder, which it makes where it is not there.</summary>
    /// <param name="isOld">Whether it lacks what drivers before Volta's lack.</param>
    public static NvmlStandIn Build(string folder, bool isOld = false)
    {
        Directory.CreateDirectory(folder);
        var built = new NvmlStandIn(folder);
        File.WriteAllBytes(built.Library, (isOld ? Old : Recent).Value);
        return built;
    }

    /// <summary>What it answers from now on.</summary>
    /// <param name="changes">Lines in place of those with the same key.</param>
    public void Answer(IEnumerable<string> lines, params string[] changes) => File.WriteAllLines(
        Path.Combine(Path.GetDirectoryName(Library)!, Answers),
        changes.Concat(lines).DistinctBy(line => line[..line.IndexOf('=', StringComparison.Ordinal)]));

    private static byte[] Compile(params ReadOnlySpan<string> options)
    {
        string file = Path.GetTempFileName();
        try
        {
            using Stream source = typeof(NvmlStandIn).Assembly.GetManifestResourceStream(Source)!;
            var start = new ProcessStartInfo("gcc", [.. options, "-x", "c", "-shared", "-fPIC", "-o", file, "-"]) { RedirectStandardInput = true };
            using Process compiler = Process.Start(start)!;
            source.CopyTo(compiler.StandardInput.BaseStream);
            compiler.StandardInput.Close();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? File.ReadAllBytes(file) : throw new InvalidOperationException("gcc does not build the library.");
        }
        finally
        {
            File.Delete(file);
        }
    }
}
