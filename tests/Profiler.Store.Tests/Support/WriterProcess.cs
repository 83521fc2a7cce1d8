using System.Diagnostics;
using System.Globalization;

namespace Profiler.Store.Tests.Support;

/// <summary>The crash writer as a child process.</summary>
internal sealed class WriterProcess : IDisposable
{
    private readonly Process _process;

    public WriterProcess(string databasePath, int seed, int items)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Profiler.Store.CrashWriter.dll");
        string[] arguments =
            ["exec", program, databasePath, seed.ToString(CultureInfo.InvariantCulture), items.ToString(CultureInfo.InvariantCulture)];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Lets it acknowledge so many writes, kills it, and returns every write it acknowledged.</summary>
    public async Task<List<string>> KillAfterAsync(int writes)
    {
        var lines = new List<string>();
        while (lines.Count < writes && await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        _process.Kill();
        string rest = await _process.StandardOutput.ReadToEndAsync();
        // What follows the last line break was cut off by the kill and acknowledged nothing.
        string[] parts = rest.Split('\n');
        lines.AddRange(parts[..^1]);
        await _process.WaitForExitAsync();
        return lines;
    }

    /// <summary>Waits until it is done.</summary>
    /// <returns>What it wrote to standard error; empty where all went well.</returns>
    public async Task<string> FinishAsync()
    {
        Task<string> errors = _process.StandardError.ReadToEndAsync();
        await _process.StandardOutput.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode == 0 ? "" : $"exit code {_process.ExitCode}: {await errors}";
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
