using System.Diagnostics;
using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Benchmarks;

/// <summary>The server under test: this program in a second process.</summary>
public sealed class CostServerProcess : IDisposable
{
    private readonly Process _process;

    private CostServerProcess(Process process, Uri url)
    {
        _process = process;
        Url = url;
    }

    public Uri Url { get; }

    /// <summary>What the server's process holds of the memory now, in MiB; null where the system does not tell.</summary>
    public double? MemoryMiB
    {
        get
        {
            string status = $"/proc/{_process.Id}/status";
            string? line = File.Exists(status) ? File.ReadLines(status).FirstOrDefault(text => text.StartsWith("VmRSS:", StringComparison.Ordinal)) : null;
            return line is null ? null : double.Parse(line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture) / 1024;
        }
    }

    /// <exception cref="ProfilerException">The server did not start.</exception>
    public static async Task<CostServerProcess> StartAsync(string tableFolder, CancellationToken cancellationToken)
    {
        string program = Environment.ProcessPath!;
        string[] arguments = [BenchCostServerCommand.GroupName, BenchCostServerCommand.CommandName, BenchCostServerCommand.TableOption, tableFolder];
        bool isHost = Path.GetFileNameWithoutExtension(program) == "dotnet";
        var start = new ProcessStartInfo(program, isHost ? [Environment.GetCommandLineArgs()[0], .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync(cancellationToken);
        if (Uri.TryCreate(line, UriKind.Absolute, out Uri? url))
        {
            return new CostServerProcess(process, url);
        }

        process.Kill();
        process.Dispose();
        throw new ProfilerException(ErrorCode.MissingDependency, "The server under test did not start.", "Its reason stands above.");
    }

    public void Dispose()
    {
        // It ends by itself when nobody holds its input any more; killed, it could not tidy its database away.
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
