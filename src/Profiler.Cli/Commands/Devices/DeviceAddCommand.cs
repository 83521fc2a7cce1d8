using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;
using Profiler.Store.Keys;

namespace Profiler.Cli.Commands.Devices;

/// <summary>profiler device add NAME --ssh [user@]host[:port] | --dial-in | --local</summary>
public sealed class DeviceAddCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly WorkplaceOption _workplace;
    private readonly DeviceAddOptions _options = new();
    private readonly Argument<string> _name = new("name")
    {
        HelpName = "NAME",
        Description = "What the device is to be called",
    };

    public DeviceAddCommand(CommandEnvironment environment)
        : base(
            environment,
            "add",
            "Register a device, so that jobs can be queued for it.",
            "profiler device add board-7 --ssh root@192.0.2.7 --key ~/.ssh/boards",
            "profiler device add board-8 --dial-in --server https://profiler.lab:5080",
            "profiler device add local --local")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        Add(_name);
        _options.AddTo(this);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string name = arguments.GetRequiredValue(_name);
        DeviceConnection connection = _options.Read(arguments, ServerOption.IsGiven(arguments));
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        WorkplaceDevice device = await AddAsync(workplace.Devices, name, connection, arguments.GetValue(_options.Accepts), cancellationToken);
        CreatedKey? key = connection is DialInConnection
            ? await workplace.Keys.CreateAsync(name, ApiKeyRole.Agent, name, expiresAt: null, cancellationToken)
            : null;
        string? command = key is null ? null : AgentCommand.Line(name, ServerOption.Read(arguments)?.Url);
        output.Write(new RegisteredDeviceDocument(ShownDevice.From(device), key?.Text, command), Render);
    }

    /// <summary>A host's key is pinned only when somebody says so: by an option, or here.</summary>
    private async Task<WorkplaceDevice> AddAsync(
        IWorkplaceDevices devices, string name, DeviceConnection connection, bool acceptsAnyKey, CancellationToken cancellationToken)
    {
        while (true)
        {
            AddedDevice added = await devices.AddAsync(name, connection, cancellationToken);
            if (added.Device is { } device)
            {
                return device;
            }

            UnconfirmedKey key = added.HostKey!;
            var ssh = (SshConnection)connection;
            if ((key.IsJump ? ssh.ProxyJumpHostKey : ssh.HostKey) is not null)
            {
                throw OfAnother(key);
            }

            if (!acceptsAnyKey && !IsConfirmedByHand(key))
            {
                throw new ProfilerException(
                    ErrorCode.HostKeyRejected,
                    key.Message,
                    $"{key.Advice} Where they are the same, give the command again with {Option(key)} {key.Fingerprint}.");
            }

            connection = Pin(ssh, key);
        }
    }

    private bool IsConfirmedByHand(UnconfirmedKey key)
    {
        if (_environment.Answers is not { } answers)
        {
            return false;
        }

        _environment.Error.WriteLine(key.Message);
        _environment.Error.WriteLine(key.Advice);
        _environment.Error.Write("Are they the same? Type yes to pin this key: ");
        return answers.ReadLine()?.Trim() == "yes";
    }

    private static SshConnection Pin(SshConnection connection, UnconfirmedKey key) => key.IsJump
        ? connection with { ProxyJumpHostKey = key.Fingerprint }
        : connection with { HostKey = key.Fingerprint };

    /// <summary>A key that somebody gave is never replaced by the one that is shown, whatever else was said.</summary>
    private static ProfilerException OfAnother(UnconfirmedKey key) => new(
        ErrorCode.HostKeyRejected,
        key.Message,
        $"Compare both with what `ssh-keygen -lf` prints on the host itself. Where the shown one is its own, give the command again with "
        + $"{Option(key)} {key.Fingerprint}; otherwise somebody stands in between.");

    private static string Option(UnconfirmedKey key) => key.IsJump ? "--proxy-jump-host-key" : "--host-key";

    private static void Render(TextOutput text, RegisteredDeviceDocument document)
    {
        ShownDeviceText.Render(text, document.Device);
        if (document.AgentKey is not { } key)
        {
            return;
        }

        text.Line();
        text.Line("Its agent's key, which is shown once:");
        text.Line($"  {key}");
        text.Line("Put the agent's folder on the board, the key into the file agent.key, and run:");
        text.Line($"  {document.AgentCommand}");
    }
}
