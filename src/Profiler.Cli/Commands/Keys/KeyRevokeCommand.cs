using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Store;

namespace Profiler.Cli.Commands.Keys;

/// <summary>profiler key revoke ID</summary>
public sealed class KeyRevokeCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly Argument<string> _id = new("id") { HelpName = "ID", Description = "As profiler key list shows it" };
    private readonly DatabaseOption _database = new();

    public KeyRevokeCommand(CommandEnvironment environment)
        : base(environment, "revoke", "Take a key back; coordinators refuse it within seconds.", "profiler key revoke 3f9c2a71")
    {
        _environment = environment;
        Add(_id);
        Add(_database);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string id = arguments.GetRequiredValue(_id);
        using ProfilerDatabase database = await _database.OpenAsync(arguments, _environment.Time);
        await database.Keys.RevokeAsync(id);
        output.Write(new RevokedKey(id), (text, revoked) => text.Line($"Revoked {revoked.Id}."));
    }
}
