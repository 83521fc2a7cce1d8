using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Profiler.Testing.Processes;

namespace Profiler.Testing.Networks;

/// <summary>
/// An OpenSSH server of a test's own on the loopback address, with its own host key and one account: the one that runs
/// the test, which logs in with a key made for it.
/// </summary>
public sealed class SshServer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/sshd";
    private const string PrivilegeFolder = "/run/sshd";
    private const int NamespacePort = 22;
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder;
    private readonly TimeProvider _time;
    private readonly SshServerPlace _place;
    private Process? _process;

    private SshServer(DirectoryInfo folder, SshServerPlace place, TimeProvider time)
    {
        _folder = folder;
        _time = time;
        _place = place;
        Port = place.Address.Equals(IPAddress.Loopback) ? FreePort() : NamespacePort;
    }

    public int Port { get; }

    public IPEndPoint Address => new(_place.Address, Port);

    /// <summary>Connections that the server holds now.</summary>
    public int Sessions => _process is null ? 0 : ProcessTable.ChildrenOf(_process.Id).Count();

    public static string User => Environment.UserName;

    /// <summary>The private key that the account accepts.</summary>
    public string KeyFile => PathOf("client");

    /// <summary>Of the host key, as ssh-keygen prints it.</summary>
    public string Fingerprint { get; private set; } = string.Empty;

    /// <summary>The folder of this server's files; what a test puts there goes with it.</summary>
    public string Folder => _folder.FullName;

    /// <param name="keyType">Of the host key: ed25519, ecdsa, rsa.</param>
    /// <param name="place">Where it listens; a free port of the loopback address where null.</param>
    public static async Task<SshServer> StartAsync(TimeProvider time, string keyType = "ed25519", SshServerPlace? place = null)
    {
        var server = new SshServer(Directory.CreateTempSubdirectory("profiler-sshd-"), place ?? SshServerPlace.Loopback, time);
        await server.MakeKeyAsync("client", "ed25519");
        File.Copy(server.PathOf("client.pub"), server.PathOf("authorized"));
        await server.ChangeHostKeyAsync(keyType);
        File.WriteAllText(server.PathOf("config"), server.Configuration());
        await server.RunAsync();
        return server;
    }

    /// <summary>Gives the host another key, as one that was set up anew has; counts from the next start.</summary>
    public async Task ChangeHostKeyAsync(string keyType = "ed25519")
    {
        File.Delete(PathOf("host"));
        File.Delete(PathOf("host.pub"));
        await MakeKeyAsync("host", keyType);
        string listing = await KeygenAsync("-lf", PathOf("host.pub"));
        Fingerprint = listing.Split(' ')[1];
    }

    /// <summary>Lets the owner of another private key in as well.</summary>
    public void Admit(string keyFile) => File.AppendAllText(PathOf("authorized"), File.ReadAllText($"{keyFile}.pub"));

    /// <summary>Starts the server after a stop.</summary>
    public async Task RunAsync()
    {
        if (Environment.IsPrivilegedProcess)
        {
            Directory.CreateDirectory(PrivilegeFolder);
        }

        string[] command = [.. _place.Prefix, Program, "-D", "-f", PathOf("config"), "-E", PathOf("log")];
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]))!;
        using var patience = new CancellationTokenSource(StartPatience);
        while (!await ListensAsync(patience.Token))
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, patience.Token);
        }
    }

    /// <summary>Ends the server and its connections at once, as a power cut would.</summary>
    public async Task StopAsync()
    {
        KillSessions();
        _process!.Kill();
        await _process.WaitForExitAsync();
        KillSessions();
        _process.Dispose();
        _process = null;
    }

    /// <summary>Ends every connection; the server goes on.</summary>
    public void KillSessions()
    {
        ProcessTable.Kill(ProcessTable.ChildrenOf(_process!.Id));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            await StopAsync();
        }

        _folder.Delete(recursive: true);
    }

    public static async Task<string> KeygenAsync(params string[] arguments)
    {
        using Process keygen = Process.Start(new ProcessStartInfo("ssh-keygen", arguments) { RedirectStandardOutput = true })!;
        string output = await keygen.StandardOutput.ReadToEndAsync();
        await keygen.WaitForExitAsync();
        return keygen.ExitCode == 0 ? output : throw new InvalidOperationException($"ssh-keygen {string.Join(' ', arguments)} failed.");
    }

    private static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    private async Task<bool> ListensAsync(CancellationToken cancellationToken)
    {
        if (_process!.HasExited)
        {
            throw new InvalidOperationException($"sshd ended: {await File.ReadAllTextAsync(PathOf("log"), cancellationToken)}");
        }

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(Address, cancellationToken);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private Task<string> MakeKeyAsync(string name, string type) => KeygenAsync("-q", "-t", type, "-N", string.Empty, "-C", name, "-f", PathOf(name));

    private string Configuration() =>
        $"""
        ListenAddress {Address}
        HostKey {PathOf("host")}
        AuthorizedKeysFile {PathOf("authorized")}
        PidFile none
        StrictModes no
        UsePAM no
        PermitRootLogin yes
        PasswordAuthentication no
        KbdInteractiveAuthentication no
        MaxStartups 100
        MaxSessions 100
        {(_place.Environment.Count == 0 ? string.Empty : $"SetEnv {string.Join(' ', _place.Environment.Select(variable => $"{variable.Key}={variable.Value}"))}")}

        """;

    private string PathOf(string file) => Path.Combine(_folder.FullName, file);
}
