using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Keys;

/// <summary>profiler key revoke ID</summary>
public sealed class KeyRevokeCommand : ProfilerCommand
{
    private readonly Argument<string> _id = new("id") { HelpName = "ID", Description = "As profiler key list shows it" };
    private readonly WorkplaceOption _workplace;

    public KeyRevokeCommand(CommandEnvironment environment)
        : base(environment, "revoke", "Take a key back; coordinators refuse it within seconds.", "profiler key revoke 3f9c2a71")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_id);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string id = arguments.GetRequiredValue(_id);
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        await workplace.Keys.RevokeAsync(id, cancellationToken);
        output.Write(new RevokedKey(id), (text, revoked) => text.Line($"Revoked {revoked.Id}."));
    }
}
