using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Profiler.Coordinator.Tests.Agents;

/// <summary>The agent that is shipped, dialling in.</summary>
internal sealed class DiallingAgent : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private readonly Process _process;
    private readonly StringBuilder _said = new();

    /// <param name="options">Besides the device and the folders.</param>
    public DiallingAgent(DialInHost host, int port, params string[] options)
    {
        string agent = Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll");
        string[] arguments =
        [
            agent, "--dial-in", $"https://127.0.0.1:{port}", "--device", DialInHost.Device, "--alive", "2",
            "--models", host.PathOf("models"), "--lane", host.PathOf("lane"), .. options,
        ];
        _process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardError = true })!;
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (_said)
            {
                _said.AppendLine(line.Data);
            }
        };
        _process.BeginErrorReadLine();
    }

    public string Said
    {
        get
        {
            lock (_said)
            {
                return _said.ToString();
            }
        }
    }

    /// <summary>Until it says so on standard error.</summary>
    public async Task WaitForAsync(string words)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!Said.Contains(words, StringComparison.Ordinal))
        {
            await Task.Delay(20, patience.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            Assert.False(patience.IsCancellationRequested, $"It did not say '{words}' but: {Said}");
        }
    }

    /// <summary>The agents of its conversations that run now.</summary>
    public int[] Children() =>
        [.. Directory.EnumerateDirectories($"/proc/{_process.Id}/task")
            .SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))];

    public void KillChildren()
    {
        foreach (int id in Children())
        {
            using Process child = Process.GetProcessById(id);
            child.Kill();
        }
    }

    /// <summary>Asks it to end, as systemd does.</summary>
    public async Task<int> TerminateAsync()
    {
        using Process kill = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
