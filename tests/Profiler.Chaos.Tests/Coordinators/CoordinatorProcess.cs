using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Profiler.Testing.Processes;

namespace Profiler.Chaos.Tests.Coordinators;

/// <summary>`profiler serve`, which can be killed and started again at the same address.</summary>
internal sealed class CoordinatorProcess : IAsyncDisposable
{
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(90);

    private readonly string _database;
    private readonly string _agent;
    private readonly string _temporary;
    private readonly int _port = FreePort();
    private readonly ConcurrentQueue<string> _log = [];
    private Process _process;

    /// <param name="agent">The agent's published assembly.</param>
    /// <param name="temporary">Its folder for temporary files; control sockets lie there.</param>
    public CoordinatorProcess(string name, string database, string agent, string temporary)
    {
        Name = name;
        _database = database;
        _agent = agent;
        _temporary = temporary;
        _process = Launch();
    }

    public string Name { get; }

    public Uri Address => new($"http://127.0.0.1:{_port}");

    public IReadOnlyCollection<string> Log => _log;

    public int Starts { get; private set; } = 1;

    /// <summary>Since its last start.</summary>
    public double PeakMib => Field("VmHWM:") / 1024.0;

    public double ResidentMib => Field("VmRSS:") / 1024.0;

    /// <summary>How many of which kind it holds: socket, pipe, or a path.</summary>
    public IReadOnlyDictionary<string, int> OpenFiles => Directory.GetFileSystemEntries($"/proc/{_process.Id}/fd")
        .Select(file => new FileInfo(file).LinkTarget ?? string.Empty)
        .GroupBy(target => target.StartsWith('/') ? "file" : target.Split(':')[0])
        .ToDictionary(kind => kind.Key, kind => kind.Count());

    /// <summary>Programs that it started and that still run: ssh.</summary>
    public int Children => ProcessTable.ChildrenOf(_process.Id).Count();

    public bool IsRunning => !_process.HasExited;

    /// <summary>kill -9 of the coordinator alone.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public void Start()
    {
        _process.Dispose();
        _process = Launch();
        Starts++;
    }

    /// <summary>Asks it to end.</summary>
    /// <returns>Its exit code; null where it did not end.</returns>
    public async Task<int?> StopAsync()
    {
        using (var signal = Process.Start("kill", ["-TERM", _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await signal.WaitForExitAsync();
        }

        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
            return _process.ExitCode;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
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

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private Process Launch()
    {
        string[] arguments =
            ["exec", Programs.Profiler, "serve", "--urls", Address.ToString(), "--database", _database, "--grace", "20s"];
        var start = new ProcessStartInfo(Programs.DotNet, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PROFILER_AGENT"] = _agent;
        start.Environment["TMPDIR"] = _temporary;
        start.Environment["DOTNET_gcServer"] = "0";
        Process process = Process.Start(start)!;
        process.OutputDataReceived += (_, line) => Note(line.Data);
        process.ErrorDataReceived += (_, line) => Note(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private void Note(string? line)
    {
        if (line is not null)
        {
            _log.Enqueue($"{TimeProvider.System.GetUtcNow():HH:mm:ss.fff} {line}");
        }
    }

    /// <summary>In kiB.</summary>
    private long Field(string name)
    {
        string? line = File.ReadLines($"/proc/{_process.Id}/status").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
