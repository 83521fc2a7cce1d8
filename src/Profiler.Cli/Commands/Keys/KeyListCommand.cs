using System.CommandLine;
using Profiler.Api.Keys;
using Profiler.Cli.Output;
using Profiler.Store;

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
    private readonly DatabaseOption _database = new();

    public KeyListCommand(CommandEnvironment environment)
        : base(environment, "list", "List the keys, without their secrets.", "profiler key list", "profiler key list --json")
    {
        _environment = environment;
        Add(_database);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        using ProfilerDatabase database = await _database.OpenAsync(arguments, _environment.Time);
        DateTimeOffset now = _environment.Time.GetUtcNow();
        output.Write(new KeyListDocument([.. (await database.Keys.AllAsync()).Select(key => KeyDocument.From(key, now))]), Render);
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
