using System.Globalization;

namespace Profiler.Fleet.Transports.Ssh.OpenSsh;

/// <summary>
/// Arguments for the ssh client. What stands on its command line comes before the user's ssh_config, which keeps its
/// say in all that is not named here: ciphers, agents, certificates, host aliases. Nothing here ever asks a person.
/// </summary>
internal sealed class OpenSshArguments(SshSettings settings, OpenSshFolder folder)
{
    private const string BoardAlias = "profiler-board";
    private const string JumpAlias = "profiler-jump";

    /// <summary>A level above errors alone: below it ssh does not say that a host has no key of the wanted kind, nor what the host in between could not do.</summary>
    private const string Talkative = "INFO";

    /// <summary>Writes down the only keys that are accepted; names are aliases, so that ports and spellings cannot differ.</summary>
    public void Pin(HostKey? board, HostKey? jump)
    {
        string text = Line(BoardAlias, board) + Line(JumpAlias, jump);
        File.WriteAllText(folder.KnownHosts, text);
    }

    /// <summary>A first contact that learns the host's key into the folder's file and goes no further.</summary>
    public string[] Scan(SshRoute route, HostKey? jumpKey, HostKeyFamily? family)
    {
        bool asksJump = route.Jump is not null && jumpKey is null;
        return
        [
            .. Common(),
            .. Option("StrictHostKeyChecking", "accept-new"),
            .. Option("UserKnownHostsFile", folder.Learned),
            .. Option("HashKnownHosts", "no"),
            .. family is { } wanted ? Option("HostKeyAlgorithms", Algorithms(wanted)) : [],
            .. Option("PreferredAuthentications", "none"),
            .. Option("ControlMaster", "no"),
            .. Option("ControlPath", "none"),
            .. Option("LogLevel", Talkative),
            .. asksJump ? Address(route.Jump!, JumpAlias) : [.. Through(route, jumpKey), .. Address(route.Board, BoardAlias)],
            "true",
        ];
    }

    /// <summary>The connection that the commands share; it ends with its own command.</summary>
    public string[] Master(SshRoute route, KnownHostKeys keys, string command) =>
    [
        .. Common(),
        .. Strict(keys.Board),
        .. Option("LogLevel", Talkative),
        .. Option("ControlMaster", "yes"),
        .. Option("ControlPath", folder.Socket),
        .. Option("ControlPersist", "no"),
        .. Identity(route, onlyThis: true),
        .. Through(route, keys.Jump),
        .. Address(route.Board, BoardAlias),
        command,
    ];

    /// <summary>A command over the master's connection; without the master it fails instead of connecting by itself.</summary>
    public string[] Command(string command) =>
    [
        "-F", "/dev/null",
        .. Option("BatchMode", "yes"),
        .. Option("ControlMaster", "no"),
        .. Option("ControlPath", folder.Socket),
        .. Option("ProxyCommand", "false"),
        .. Option("LogLevel", "ERROR"),
        "-T",
        "--", BoardAlias, command,
    ];

    private IEnumerable<string> Common() =>
    [
        .. settings.ConfigFile is { } config ? ["-F", config] : Array.Empty<string>(),
        "-T",
        .. Option("BatchMode", "yes"),
        .. Option("PasswordAuthentication", "no"),
        .. Option("KbdInteractiveAuthentication", "no"),
        .. Option("GlobalKnownHostsFile", "/dev/null"),
        .. Option("CheckHostIP", "no"),
        .. Option("VerifyHostKeyDNS", "no"),
        .. Option("UpdateHostKeys", "no"),
        .. Option("ConnectTimeout", Seconds(settings.Connect)),
        .. Option("ServerAliveInterval", Seconds(settings.Alive)),
        .. Option("ServerAliveCountMax", SshDefaults.AliveForgiven.ToString(CultureInfo.InvariantCulture)),
        .. Option("ClearAllForwardings", "yes"),
        .. Option("ForwardAgent", "no"),
        .. Option("ForwardX11", "no"),
        .. Option("PermitLocalCommand", "no"),
        .. Option("RemoteCommand", "none"),
        .. Option("EscapeChar", "none"),
    ];

    private IEnumerable<string> Strict(HostKey key) =>
    [
        .. Option("StrictHostKeyChecking", "yes"),
        .. Option("UserKnownHostsFile", folder.KnownHosts),
        .. Option("HostKeyAlgorithms", Algorithms(key.Family)),
    ];

    private static IEnumerable<string> Identity(SshRoute route, bool onlyThis) => route.KeyFile is { } key
        ? ["-i", key, .. onlyThis ? Option("IdentitiesOnly", "yes") : []]
        : [];

    /// <summary>
    /// The way through the host in between. ssh's own -J would leave its host key to the user's known_hosts; this asks
    /// for the pinned one.
    /// </summary>
    private string[] Through(SshRoute route, HostKey? jumpKey)
    {
        if (route.Jump is not { } jump || jumpKey is null)
        {
            return [];
        }

        string[] inner =
        [
            OpenSshProcess.Program,
            .. Common().Where(argument => argument != "-T"),
            .. Strict(jumpKey),
            .. Option("LogLevel", Talkative),
            .. Option("ControlMaster", "no"),
            .. Option("ControlPath", "none"),
            .. Identity(route, onlyThis: false),
        ];
        IEnumerable<string> words =
            [.. inner.Select(Escaped), "-W", "'[%h]:%p'", .. Address(jump, JumpAlias).Select(Escaped)];
        return Option("ProxyCommand", string.Join(' ', words));
    }

    private static IEnumerable<string> Address(SshAddress address, string alias) =>
    [
        .. Option("HostKeyAlias", alias),
        "-p", address.Port.ToString(CultureInfo.InvariantCulture),
        .. address.User is { } user ? ["-l", user] : Array.Empty<string>(),
        "--", address.Host,
    ];

    private static string[] Option(string name, string value) => ["-o", $"{name}={value}"];

    private static string Seconds(TimeSpan time) => Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)).ToString(CultureInfo.InvariantCulture);

    /// <summary>A ProxyCommand goes through ssh's own percent signs and then a shell.</summary>
    private static string Escaped(string word) => ShellWords.Quote(word).Replace("%", "%%", StringComparison.Ordinal);

    private static string Line(string alias, HostKey? key) => key is null ? string.Empty : $"{alias} {key.Type} {key.Base64}\n";

    private static string Algorithms(HostKeyFamily family) => family switch
    {
        HostKeyFamily.Ed25519 => "ssh-ed25519",
        HostKeyFamily.Rsa => "rsa-sha2-512,rsa-sha2-256",
        _ => "ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521",
    };
}
