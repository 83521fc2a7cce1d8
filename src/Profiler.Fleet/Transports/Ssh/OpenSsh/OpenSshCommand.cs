namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>A command over a link's connection.</summary>
internal sealed class OpenSshCommand(OpenSshProcess process) : ISshCommand
{
    /// <summary>ssh's own exit code for whatever went wrong with the connection.</summary>
    public const int LinkFailed = 255;

    public Stream Input => process.Input;

    public Stream Output => process.Output;

    public string Errors => process.Errors;

    public async Task<int?> WaitAsync(CancellationToken cancellationToken)
    {
        int exitCode = await process.WaitAsync(cancellationToken);
        return exitCode == LinkFailed ? null : exitCode;
    }

    public ValueTask DisposeAsync() => process.DisposeAsync();
}
