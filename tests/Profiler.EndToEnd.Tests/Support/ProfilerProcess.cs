using System.Diagnostics;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>The built program with the built agent, as a process.</summary>
public sealed class ProfilerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    public ProfilerProcess(Workplace place, string[] arguments, params (string Name, string Value)[] environment)
    {
        // Tests started in a script's background inherit an ignored SIGINT, and so would the program.
        var start = new ProcessStartInfo("env", ["--default-signal=INT", "dotnet", "exec", Beside("profiler.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = place.Folder,
        };
        start.Environment["PROFILER_DATABASE"] = place.Database;
        start.Environment["PROFILER_LANE"] = place.PathOf("lane");
        start.Environment["PROFILER_AGENT"] = Beside("profiler-agent.dll");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _output = _process.StandardOutput.ReadToEndAsync();
        _error = _process.StandardError.ReadToEndAsync();
    }

    public bool HasExited => _process.HasExited;

    /// <summary>The agent's process id; the agent is the program's only child, whichever thread started it.</summary>
    public int AgentId => Directory.GetDirectories($"/proc/{_process.Id}/task")
        .SelectMany(task => File.ReadAllText(Path.Combine(task, "children")).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(int.Parse)
        .Single();

    /// <summary>Ctrl-C, as a terminal sends it.</summary>
    public void Interrupt() => Signal("INT", _process.Id);

    /// <summary>kill -9 of the program alone.</summary>
    public void Kill() => _process.Kill();

    public void KillAgent() => Signal("KILL", AgentId);

    public async Task<ProfilerRun> EndAsync()
    {
        string[] texts = await Task.WhenAll(_output, _error);
        await _process.WaitForExitAsync();
        return new ProfilerRun(_process.ExitCode, texts[0], texts[1]);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    private static void Signal(string name, int processId)
    {
        using Process kill = Process.Start("kill", [$"-{name}", $"{processId}"]);
        kill.WaitForExit();
    }

    private static string Beside(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
