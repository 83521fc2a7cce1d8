using System.Diagnostics;
using System.Globalization;

namespace Profiler.Store.Tests.Support;

/// <summary>The crash writer as a child process.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process process;

    public WriterProcess(string databasePath, int seed, int items)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Profiler.Store.CrashWriter.dll");
        string[] arguments =
            ["exec", program, databasePath, seed.ToString(CultureInfo.InvariantCulture), items.ToString(CultureInfo.InvariantCulture)];
        process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Lets it acknowledge so many writes, kills it, and returns every write it acknowledged.</summary>
    public async Task<List<string>> KillAfterAsync(int writes)
    {
        var lines = new List<string>();
        while (lines.Count < writes && await process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        process.Kill();
        string rest = await process.StandardOutput.ReadToEndAsync();
        // What follows the last line break was cut off by the kill and acknowledged nothing.
        string[] parts = rest.Split('\n');
        lines.AddRange(parts[..^1]);
        await process.WaitForExitAsync();
        return lines;
    }

    /// <summary>Waits until it is done.</summary>
    /// <returns>What it wrote to standard error; empty where all went well.</returns>
    public async Task<string> FinishAsync()
    {
        Task<string> errors = process.StandardError.ReadToEndAsync();
        await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : $"exit code {process.ExitCode}: {await errors}";
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            process.Kill();
        }

        process.Dispose();
    }
}
