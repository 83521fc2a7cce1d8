using Profiler.Networks.Errors;

namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>Links made by OpenSSH's client program, version 8.5 or later.</summary>
public sealed class OpenSshLinks : ISshLinks
{
    private readonly SshSettings _settings;

    public OpenSshLinks(SshSettings settings) => _settings = settings;

    public async Task<HostKey?> ReadHostKeyAsync(
        SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken)
    {
        using var folder = new OpenSshFolder();
        var arguments = new OpenSshArguments(_settings, folder);
        arguments.Pin(null, jumpKey);
        await using OpenSshProcess process = OpenSshProcess.Start(arguments.Scan(route, jumpKey, family));
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(_settings.Open);
        try
        {
            await process.WaitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            cancellationToken.ThrowIfCancellationRequested();
            throw OpenSshFaults.Silent(route, _settings.Open);
        }

        if (File.Exists(folder.Learned) && Learned(await File.ReadAllTextAsync(folder.Learned, cancellationToken)) is { } key)
        {
            return key;
        }

        string errors = process.Errors;
        return family is not null && errors.Contains(OpenSshFaults.NoSuchHostKey, StringComparison.Ordinal) ? null : throw OpenSshFaults.Of(route, errors);
    }

    public async Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken)
    {
        if (route.KeyFile is { } key && !File.Exists(key))
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"There is no private key at {key} on this machine.", "ssh-keygen -t ed25519 makes one.");
        }

        return await OpenSshLink.OpenAsync(route, keys, _settings, cancellationToken);
    }

    /// <summary>The file's line is "alias type key".</summary>
    private static HostKey? Learned(string text) => text.Split('\n')[0].Split(' ') is [_, var type, var base64, ..] ? new HostKey(type, base64) : null;
}
