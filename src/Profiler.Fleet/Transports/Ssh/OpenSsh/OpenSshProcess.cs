using System.ComponentModel;
using System.Diagnostics;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>A run of the ssh client.</summary>
internal sealed class OpenSshProcess : IAsyncDisposable
{
    public const string Program = "ssh";

    /// <summary>
    /// Gives ssh a session of its own: Ctrl-C in the coordinator's terminal must not end its links, and without a
    /// terminal nothing can ask for a password.
    /// </summary>
    private const string SessionProgram = "/usr/bin/setsid";

    private readonly Process _process;
    private readonly ErrorTail _errors;

    private OpenSshProcess(Process process)
    {
        _process = process;
        _errors = new ErrorTail(process);
    }

    public Stream Input => _process.StandardInput.BaseStream;

    public Stream Output => _process.StandardOutput.BaseStream;

    public string Errors => _errors.Text;

    public bool HasExited => _process.HasExited;

    /// <exception cref="ProfilerException">There is no ssh (MissingDependency).</exception>
    public static OpenSshProcess Start(IReadOnlyList<string> arguments)
    {
        bool hasSession = File.Exists(SessionProgram);
        var start = new ProcessStartInfo(hasSession ? SessionProgram : Program, hasSession ? [Program, .. arguments] : arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("SSH_ASKPASS");
        try
        {
            return new OpenSshProcess(Process.Start(start)!);
        }
        catch (Win32Exception error)
        {
            throw new ProfilerException(
                ErrorCode.MissingDependency, $"The program ssh cannot be started: {error.Message}.", "Install OpenSSH's client (Debian: openssh-client).", error);
        }
    }

    /// <summary>Waits for the end, with standard error read to the last.</summary>
    public async Task<int> WaitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        return _process.ExitCode;
    }

    public void Kill() => _process.Kill();

    public async ValueTask DisposeAsync()
    {
        try
        {
            Input.Close();
        }
        catch (IOException)
        {
            // It is gone already.
        }

        using var patience = new CancellationTokenSource(SshDefaults.Exit);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
        }

        // A process leaves a stream that somebody took to its finalizer.
        await _process.StandardOutput.BaseStream.DisposeAsync();
        _process.Dispose();
    }
}
