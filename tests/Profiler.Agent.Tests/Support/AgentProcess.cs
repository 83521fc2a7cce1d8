using System.Diagnostics;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Tests.Support;

/// <summary>The agent as a process of its own, with its models and lane in a folder.</summary>
internal sealed class AgentProcess : IDisposable
{
    private readonly Process _process;
    private readonly FrameReader<AgentReply> _reader;
    private readonly FrameWriter<AgentRequest> _writer;

    public AgentProcess(TemporaryFolder folder, params (string Name, string Value)[] environment)
        : this(Folders(folder), environment)
    {
    }

    /// <param name="options">Besides the folders.</param>
    public AgentProcess(TemporaryFolder folder, string[] options)
        : this([.. Folders(folder), .. options], [])
    {
    }

    private AgentProcess(string[] arguments, (string Name, string Value)[] environment)
    {
        string agent = Path.Combine(AppContext.BaseDirectory, "profiler-agent.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", agent, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach ((string name, string value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
        _reader = new FrameReader<AgentReply>(_process.StandardOutput.BaseStream, ProtocolJson.Default.AgentReply);
        _writer = new FrameWriter<AgentRequest>(_process.StandardInput.BaseStream, ProtocolJson.Default.AgentRequest);
    }

    /// <summary>With these arguments and no others.</summary>
    public static AgentProcess WithArguments(params string[] arguments) => new(arguments, []);

    public Task SendAsync(AgentRequest request) => _writer.WriteAsync(request, CancellationToken.None);

    public async Task SendRawAsync(string text)
    {
        await _process.StandardInput.WriteAsync(text);
        await _process.StandardInput.FlushAsync();
    }

    public async Task<AgentReply> NextAsync() =>
        await _reader.ReadAsync(CancellationToken.None) ?? throw new EndOfStreamException("The agent has ended.");

    public int Id => _process.Id;

    public void CloseInput() => _process.StandardInput.Close();

    /// <summary>What the agent writes from here on finds no reader.</summary>
    public void CloseOutput() => _process.StandardOutput.Close();

    /// <summary>The only process that the agent has started and that still runs.</summary>
    public int ChildId() => Directory.EnumerateDirectories($"/proc/{Id}/task")
        .SelectMany(task => File.ReadAllText($"{task}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Select(int.Parse)
        .Single();

    public void Signal(string name) => Signal(Id, name);

    public static void Signal(int id, string name)
    {
        using Process kill = Process.Start("/bin/kill", [$"-{name}", $"{id}"]);
        kill.WaitForExit();
    }

    /// <summary>Waits for the agent's end.</summary>
    /// <returns>Its exit code and what it wrote to standard error.</returns>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        string error = await _process.StandardError.ReadToEndAsync();
        await _process.WaitForExitAsync();
        return (_process.ExitCode, error);
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            Kill();
        }

        _process.Dispose();
        _writer.Dispose();
    }

    private static string[] Folders(TemporaryFolder folder) => ["--models", folder.PathOf("models"), "--lane", folder.PathOf("lane")];
}
