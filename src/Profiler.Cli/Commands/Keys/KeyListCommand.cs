using System.CommandLine;
using Profiler.Api.Keys;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Keys;

/// <summary>profiler key list</summary>
public sealed class KeyListCommand : ProfilerCommand
{
    private static readonly TextColumn[] Columns =
    [
        TextColumn.Words("id"),
        TextColumn.Words("name"),
        TextColumn.Words("role"),
        TextColumn.Words("device"),
        TextColumn.Words("created"),
        TextColumn.Words("state"),
    ];

    private readonly CommandEnvironment _environment;
    private readonly WorkplaceOption _workplace;

    public KeyListCommand(CommandEnvironment environment)
        : base(environment, "list", "List the keys, without their secrets.", "profiler key list", "profiler key list --json")
    {
        _environment = environment;
        _workplace = new WorkplaceOption(environment);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        DateTimeOffset now = _environment.Time.GetUtcNow();
        output.Write(new KeyListDocument([.. (await workplace.Keys.AllAsync(cancellationToken)).Select(key => KeyDocument.From(key, now))]), Render);
    }

    private static void Render(TextOutput text, KeyListDocument document) =>
        text.Table(Columns, document.Keys.Select(key => new[]
        {
            key.Id,
            key.Name,
            key.Role.ToString().ToLowerInvariant(),
            key.Device ?? "",
            $"{key.CreatedAt.UtcDateTime:yyyy-MM-dd}",
            StateOf(key),
        }));

    private static string StateOf(KeyDocument key) => key switch
    {
        { RevokedAt: not null } => "revoked",
        { IsValid: false } => "expired",
        { ExpiresAt: { } day } => $"until {day.UtcDateTime:yyyy-MM-dd}",
        _ => "valid",
    };
}
