using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>
/// A connection that any number of commands share. A first ssh holds it, with a command on the board that reads until
/// its input ends. So no daemon outlives anybody: when this process ends, however it ends, that input ends, and with it
/// the command, the connection and the ssh.
/// </summary>
internal sealed class OpenSshLink : ISshLink
{
    private const string Ready = "ready";

    /// <summary>How long a broken link may take to be told of by the ssh that holds it, after others noticed.</summary>
    private static readonly TimeSpan FaultPatience = TimeSpan.FromSeconds(2);

    private readonly OpenSshFolder _folder;
    private readonly OpenSshArguments _arguments;
    private readonly OpenSshProcess _master;

    private OpenSshLink(OpenSshFolder folder, OpenSshArguments arguments, OpenSshProcess master)
    {
        _folder = folder;
        _arguments = arguments;
        _master = master;
    }

    public static async Task<OpenSshLink> OpenAsync(
        SshRoute route, KnownHostKeys keys, SshSettings settings, CancellationToken cancellationToken)
    {
        var folder = new OpenSshFolder();
        OpenSshProcess? master = null;
        try
        {
            folder.SweepOthers();
            var arguments = new OpenSshArguments(settings, folder);
            arguments.Pin(keys.Board, keys.Jump);
            string hold = ShellWords.Script($"echo {Ready}; exec cat >/dev/null");
            master = OpenSshProcess.Start(arguments.Master(route, keys, hold));
            await WaitUntilReadyAsync(master, route, settings.Open, cancellationToken);
            return new OpenSshLink(folder, arguments, master);
        }
        catch
        {
            if (master is not null)
            {
                Kill(master);
                await master.DisposeAsync();
            }

            folder.Dispose();
            throw;
        }
    }

    public Task<ISshCommand> StartAsync(string command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return _master.HasExited
            ? throw new ProfilerException(ErrorCode.LinkLost, $"The link to the board is gone: {Words(_master.Errors)}.")
            : Task.FromResult<ISshCommand>(new OpenSshCommand(OpenSshProcess.Start(_arguments.Command(command))));
    }

    public async Task<string?> FindFaultAsync()
    {
        using var patience = new CancellationTokenSource(FaultPatience);
        try
        {
            await _master.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            return null;
        }

        return Words(_master.Errors);
    }

    public async ValueTask DisposeAsync()
    {
        await _master.DisposeAsync();
        _folder.Dispose();
    }

    private static async Task WaitUntilReadyAsync(OpenSshProcess master, SshRoute route, TimeSpan patience, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        var output = new StreamReader(master.Output);
        try
        {
            // What an account's start files print comes first.
            while (await output.ReadLineAsync(limit.Token) is { } line)
            {
                if (line == Ready)
                {
                    return;
                }
            }

            await master.WaitAsync(limit.Token);
            throw OpenSshFaults.Of(route, master.Errors);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw OpenSshFaults.Silent(route, patience);
        }
    }

    private static void Kill(OpenSshProcess master)
    {
        if (!master.HasExited)
        {
            master.Kill();
        }
    }

    private static string Words(string errors) => errors.Length > 0 ? errors : "the connection was closed";
}
