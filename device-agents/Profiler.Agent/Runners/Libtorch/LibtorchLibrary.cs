using System.Text;
using Profiler.Agent.Hosts.Tools;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>
/// The libtorch that can be used here, found without loading it: that takes half a second and 150 MiB, and most agents
/// never need it.
/// </summary>
/// <param name="HasCuda">Whether the shim was linked with libtorch's CUDA library, and it is here.</param>
internal sealed record LibtorchLibrary(string Version, bool HasCuda)
{
    private const string Shim = "libprofiler_torch.so";
    private const string CudaLibrary = "libtorch_cuda";
    private const string Advice =
        "Install the libtorch that the agent was built for (Debian: libtorch1.13 and libopenblas0-pthread), or build the agent with LIBTORCH_PATH; see docs/torch.md.";

    /// <summary>Stands before the version in the shim (native/runtime.cpp).</summary>
    private static readonly byte[] Mark = "profiler_torch for libtorch "u8.ToArray();

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    /// <inheritdoc cref="TryFind"/>
    /// <exception cref="AgentException">There is no shim, or no libtorch that it fits.</exception>
    public static LibtorchLibrary Find(ICommandRunner tools, string folder) => TryFind(tools, folder) ?? throw new AgentException(
        AgentFailure.RuntimeMissing, $"This agent has no libtorch runner: {Shim} is not beside it.", Advice);

    /// <param name="folder">The agent's own.</param>
    /// <returns>Null where the agent came without the shim, as to processors that it is not compiled for.</returns>
    /// <exception cref="AgentException">The shim is there, and the libraries that it needs are not.</exception>
    public static LibtorchLibrary? TryFind(ICommandRunner tools, string folder)
    {
        string path = Path.Combine(folder, Shim);
        if (!File.Exists(path))
        {
            return null;
        }

        ToolResult needed = tools.Run("ldd", [path], Limit);
        string[] missing = [.. needed.Output.Split('\n').Where(line => line.Contains("not found", StringComparison.Ordinal)).Select(line => line.Trim().Split(' ')[0])];
        return needed.IsSuccess && missing.Length == 0
            ? new LibtorchLibrary(ReadVersion(path), needed.Output.Contains(CudaLibrary, StringComparison.Ordinal))
            : throw new AgentException(
                AgentFailure.RuntimeMissing,
                missing.Length > 0
                    ? $"libtorch cannot be loaded: {string.Join(", ", missing.Distinct())} not found"
                    : $"what {Shim} needs cannot be told: {needed.Said}",
                Advice);
    }

    private static string ReadVersion(string path)
    {
        byte[] shim = File.ReadAllBytes(path);
        int mark = shim.AsSpan().IndexOf(Mark);
        ReadOnlySpan<byte> version = mark < 0 ? [] : shim.AsSpan(mark + Mark.Length);
        return Encoding.ASCII.GetString(version[..Math.Max(version.IndexOf((byte)0), 0)]);
    }
}
