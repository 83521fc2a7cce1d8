using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using System.Text.Json;

namespace Profiler.EndToEnd.Tests.Support;

/// <summary>The built program as a coordinator with the built agent, to be killed or held up at any moment.</summary>
public sealed class ServingProcess : IDisposable
{
    private const string Listening = "Listening on ";

    private readonly Process _process;
    private readonly ConcurrentQueue<string> _log = [];
    private readonly TaskCompletionSource<string?> _url = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly HttpClient _http = new();

    private ServingProcess(Process process) => _process = process;

    /// <summary>Where it listens.</summary>
    public string Url => _http.BaseAddress!.GetLeftPart(UriPartial.Authority);

    /// <summary>What it wrote so far, for a test that fails.</summary>
    public string Log => string.Join('\n', _log);

    /// <summary>Whether it is at work with the board now: then the board's agent is its child.</summary>
    public bool IsAtWork => !_process.HasExited && BoardProcesses.ChildrenOf(_process.Id).Length > 0;

    /// <summary>Starts it on any free port; it may be killed before it listens.</summary>
    /// <param name="database">A file or a connection string.</param>
    /// <param name="grace">How long its measurements may go on when it is asked to end.</param>
    /// <param name="environment">Variables for it and for the board's agent.</param>
    public static ServingProcess Start(
        Workplace place, string database, string grace = "1s", params (string Name, string Value)[] environment)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "profiler.dll");
        string[] options = ["--urls", "http://127.0.0.1:0", "--database", database, "--lease", "2s", "--grace", grace];
        var start = new ProcessStartInfo("dotnet", ["exec", program, "serve", .. options])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = place.Folder,
        };
        start.Environment[BoardProcesses.LaneVariable] = place.PathOf("lane");
        start.Environment["PROFILER_AGENT"] = Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll");
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        var serving = new ServingProcess(new Process { StartInfo = start, EnableRaisingEvents = true });
        serving.Run();
        return serving;
    }

    public static async Task<ServingProcess> ListeningAsync(
        Workplace place, string database, string grace = "1s", params (string Name, string Value)[] environment)
    {
        ServingProcess serving = Start(place, database, grace, environment);
        try
        {
            await serving.UntilListeningAsync();
            return serving;
        }
        catch
        {
            serving.Dispose();
            throw;
        }
    }

    public async Task UntilListeningAsync() => _http.BaseAddress ??=
        new Uri(await _url.Task.WaitAsync(TestPatience.Longest) ?? throw new InvalidOperationException($"It ended early: {Log}"));

    public async Task<JsonElement> GetAsync(string path) => await ReadAsync(await _http.GetAsync(path));

    public async Task<JsonElement> PostAsync(string path, string json)
    {
        using var content = new StringContent(json, mediaType: new("application/json"));
        return await ReadAsync(await _http.PostAsync(path, content));
    }

    /// <summary>The answer as it comes, whatever its status.</summary>
    public Task<HttpResponseMessage> AnswerAsync(string path) => _http.GetAsync(path);

    public Task<HttpResponseMessage> AnswerAsync(string path, string json) =>
        _http.PostAsync(path, new StringContent(json, mediaType: new("application/json")));

    /// <summary>kill -9 of the coordinator alone.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    public void Terminate() => BoardProcesses.Signal("TERM", _process.Id);

    /// <returns>Its exit code, once it has ended by itself.</returns>
    public async Task<int> EndAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(TestPatience.Longest);
        return _process.ExitCode;
    }

    /// <summary>kill -9 of the agent, as a board that loses its power does it.</summary>
    public void KillAgent() => Array.ForEach(BoardProcesses.ChildrenOf(_process.Id), agent => BoardProcesses.Signal("KILL", agent));

    /// <summary>Holds it up, as a machine that swaps or a debugger does.</summary>
    public void HoldUp() => BoardProcesses.Signal("STOP", _process.Id);

    public void LetGo() => BoardProcesses.Signal("CONT", _process.Id);

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process.Dispose();
        _http.Dispose();
    }

    private static async Task<JsonElement> ReadAsync(HttpResponseMessage response)
    {
        using (response)
        {
            Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private void Run()
    {
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.StartsWith(Listening, StringComparison.Ordinal) ?? false)
            {
                _url.TrySetResult(line.Data[Listening.Length..]);
            }
        };
        _process.ErrorDataReceived += (_, line) => _log.Enqueue(line.Data ?? "");
        _process.Exited += (_, _) => _url.TrySetResult(null);
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }
}
