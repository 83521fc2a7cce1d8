using System.Globalization;

namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>
/// A private folder of one link: its control socket and the host keys it accepts. Its name carries this process's id,
/// so that the folders of a process that was killed are found and removed.
/// </summary>
internal sealed class OpenSshFolder : IDisposable
{
    private const string Prefix = "profiler-ssh-";

    /// <summary>A socket's path ends at 107 characters, and ssh puts 17 behind it while it makes one.</summary>
    private const int LongestParent = 50;

    private const string SocketName = "link";

    private readonly DirectoryInfo _folder;

    public OpenSshFolder()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("OpenSSH's shared connections need a Unix system.");
        }

        // ssh's options read blanks, quotes and percent signs in their own ways.
        string parent = Path.TrimEndingDirectorySeparator(Path.GetTempPath());
        bool isPlain = parent.Length <= LongestParent && parent.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.');
        Parent = isPlain ? parent : "/tmp";
        string name = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{Environment.ProcessId}-{Path.GetRandomFileName()}");
        _folder = Directory.CreateDirectory(Path.Combine(Parent, name), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public string Socket => Path.Combine(_folder.FullName, SocketName);

    public string KnownHosts => Path.Combine(_folder.FullName, "known");

    public string Learned => Path.Combine(_folder.FullName, "learned");

    private string Parent { get; }

    /// <summary>Removes what processes that are no more have left. Whose socket is there lives, perhaps in another container.</summary>
    public void SweepOthers()
    {
        foreach (string other in Directory.EnumerateDirectories(Parent, $"{Prefix}*"))
        {
            string process = Path.GetFileName(other)[Prefix.Length..].Split('-')[0];
            if (Directory.Exists("/proc/self") && !Directory.Exists($"/proc/{process}") && !File.Exists(Path.Combine(other, SocketName)))
            {
                Remove(other);
            }
        }
    }

    public void Dispose() => Remove(_folder.FullName);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception error) when (error is DirectoryNotFoundException or UnauthorizedAccessException)
        {
            // Another process swept it first, or it is another user's.
        }
    }
}
