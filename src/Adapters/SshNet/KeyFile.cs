using Profiler.Networks.Errors;
using Renci.SshNet;
using Renci.SshNet.Common;

namespace Profiler.Adapters.SshNet;

/// <summary>A device's private key, in OpenSSH's or PEM's form and without a passphrase.</summary>
internal static class KeyFile
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <exception cref="ProfilerException">InvalidArgument, InvalidFile, AccessDenied.</exception>
    public static PrivateKeyFile Read(string? path, SshNetFaults faults)
    {
        if (path is null)
        {
            throw faults.NoKey();
        }

        if (!File.Exists(path))
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"There is no private key at {path} on this machine.", "ssh-keygen -t ed25519 makes one.");
        }

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0)
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, $"The private key {path} is open to other accounts.", "Make it readable by its owner alone: chmod 600.");
        }

        try
        {
            return new PrivateKeyFile(path);
        }
        catch (SshPassPhraseNullOrEmptyException error)
        {
            throw new ProfilerException(
                ErrorCode.AccessDenied, $"The private key {path} has a passphrase, and nobody is there to type it.", "Use a key without one.", error);
        }
        catch (Exception error) when (error is SshException or NotSupportedException or FormatException)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"{path} is no private key that SSH.NET can read: {error.Message}", "ssh-keygen -t ed25519 makes one.", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"The private key {path} cannot be read: {error.Message}", null, error);
        }
    }
}
