using System.ComponentModel;
using System.Diagnostics;

namespace Profiler.Agent.Hosts.Tools;

/// <summary>Starts processes.</summary>
/// <param name="searchPath">Folders to look for programs in, with colons between.</param>
internal sealed class CommandRunner(string searchPath) : ICommandRunner
{
    /// <summary>What is kept of each of a tool's streams; the rest is read and dropped, so that it never waits for us.</summary>
    public const int MaxCharacters = 1 << 20;

    /// <summary>A shell over SSH that nobody logged in to leaves these out, and nvpmodel lies there.</summary>
    private const string AdministratorsFolders = "/usr/local/sbin:/usr/sbin:/sbin";

    /// <summary>A child that a tool left behind may hold its output open for ever.</summary>
    private static readonly TimeSpan DrainPatience = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private RunningTool? _running;

    public CommandRunner()
        : this($"{Environment.GetEnvironmentVariable("PATH")}:{AdministratorsFolders}")
    {
    }

    public ToolResult Run(string program, IReadOnlyList<string> arguments, TimeSpan limit, string input = "")
    {
        if (Find(program) is not { } path)
        {
            return new ToolResult(ToolEnd.NotFound, 0, string.Empty, $"{program} is not on this device.");
        }

        var start = new ProcessStartInfo(path, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var tool = new RunningTool(start);
            Enter(tool);
            return Follow(tool, limit, input);
        }
        catch (Win32Exception error)
        {
            return new ToolResult(ToolEnd.NotFound, 0, string.Empty, $"{path} cannot be started: {error.Message}");
        }
        finally
        {
            Enter(null);
        }
    }

    public void Stop()
    {
        lock (_gate)
        {
            _running?.Kill();
        }
    }

    private void Enter(RunningTool? tool)
    {
        lock (_gate)
        {
            _running = tool;
        }
    }

    private static ToolResult Follow(RunningTool tool, TimeSpan limit, string input)
    {
        Process process = tool.Process;
        var output = new KeptStream(process.StandardOutput);
        var errors = new KeptStream(process.StandardError);
        Tell(process, input);
        bool hasEnded = process.WaitForExit(limit);
        if (!hasEnded)
        {
            tool.Kill();
            process.WaitForExit(DrainPatience);
        }

        Task.WaitAll([output.Ended, errors.Ended], DrainPatience);
        return hasEnded
            ? new ToolResult(ToolEnd.Exited, process.ExitCode, output.Text, errors.Text)
            : new ToolResult(ToolEnd.TimedOut, 0, output.Text, errors.Text);
    }

    private static void Tell(Process process, string input)
    {
        try
        {
            process.StandardInput.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended without reading what it would have been told.
        }
    }

    private string? Find(string program) => program.Contains('/', StringComparison.Ordinal)
        ? File.Exists(program) ? program : null
        : searchPath.Split(':', StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
