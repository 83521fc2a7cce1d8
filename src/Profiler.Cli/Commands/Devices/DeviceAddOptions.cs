using System.CommandLine;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Transports.Ssh;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands.Devices;

/// <summary>How a new device is to be reached.</summary>
public sealed class DeviceAddOptions
{
    private readonly Option<string?> _ssh = new("--ssh") { HelpName = "[user@]host[:port]", Description = "A board that is reached over SSH" };
    private readonly Option<bool> _dialIn = new("--dial-in") { Description = "A board behind NAT, whose agent dials in to the coordinator" };
    private readonly Option<bool> _here = new("--local") { Description = "The machine on which the device's jobs are run itself" };
    private readonly Option<string?> _key = new("--key") { HelpName = "FILE", Description = "The private key; those of ssh where left out" };
    private readonly Option<string?> _jump = new("--proxy-jump") { HelpName = "[user@]host[:port]", Description = "A host in between" };
    private readonly Option<string?> _hostKey = new("--host-key") { HelpName = "SHA256:…", Description = "The board's host key, compared on the board itself" };
    private readonly Option<string?> _jumpKey = new("--proxy-jump-host-key") { HelpName = "SHA256:…", Description = "That of the host in between" };
    private readonly Option<string?> _dotNet = new("--dotnet") { HelpName = "PATH", Description = "The .NET host on the board; dotnet where left out" };

    /// <summary>--accept-host-key</summary>
    public Option<bool> Accepts { get; } = new("--accept-host-key") { Description = "Pin whatever host key the board shows now" };

    public void AddTo(Command command)
    {
        Option[] all = [_ssh, _dialIn, _here, _key, _jump, _hostKey, _jumpKey, Accepts, _dotNet];
        Array.ForEach(all, command.Add);
    }

    /// <param name="isRemote">Whether a coordinator reaches the board: the key is a file of its machine then.</param>
    /// <exception cref="ProfilerException">Not exactly one way to reach it is given, or one that cannot be used.</exception>
    public DeviceConnection Read(ParseResult arguments, bool isRemote)
    {
        string? ssh = arguments.GetValue(_ssh);
        bool isDialIn = arguments.GetValue(_dialIn);
        bool isHere = arguments.GetValue(_here);
        if ((ssh is null ? 0 : 1) + (isDialIn ? 1 : 0) + (isHere ? 1 : 0) != 1)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "A device is reached in one way.",
                $"Give one of {_ssh.Name} HOST, {_dialIn.Name} and {_here.Name}.");
        }

        if (ssh is not null)
        {
            return Ssh(SshAddress.Parse(ssh), arguments, isRemote);
        }

        Option[] ofSsh = [_key, _jump, _hostKey, _jumpKey, Accepts, _dotNet];
        return ofSsh.FirstOrDefault(option => arguments.GetResult(option) is { Implicit: false }) is { } stray
            ? throw new ProfilerException(ErrorCode.InvalidArgument, $"{stray.Name} belongs to {_ssh.Name}.", "Leave it out.")
            : isDialIn ? new DialInConnection() : new LocalConnection();
    }

    private SshConnection Ssh(SshAddress board, ParseResult arguments, bool isRemote)
    {
        var plain = new SshConnection(board.Host, board.Port, board.User);
        return plain with
        {
            KeyFile = KeyFile(arguments.GetValue(_key), isRemote),
            ProxyJump = arguments.GetValue(_jump) is { } jump ? $"{SshAddress.Parse(jump)}" : null,
            HostKey = Fingerprint(arguments.GetValue(_hostKey)),
            ProxyJumpHostKey = Fingerprint(arguments.GetValue(_jumpKey)),
            DotNet = arguments.GetValue(_dotNet) ?? plain.DotNet,
        };
    }

    private string? KeyFile(string? file, bool isRemote) => file switch
    {
        null => null,
        _ when Path.IsPathRooted(file) => file,
        _ when isRemote => throw new ProfilerException(
            ErrorCode.InvalidArgument, $"{_key.Name} {file} is a path on the coordinator's machine.", "Write it in full, beginning with /."),
        _ => Path.GetFullPath(file),
    };

    private static string? Fingerprint(string? text) => text is null ? null : HostKey.RequireFingerprint(text);
}
