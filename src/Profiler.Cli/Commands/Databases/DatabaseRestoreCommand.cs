using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Backups;

namespace Profiler.Cli.Commands.Databases;

/// <summary>profiler database restore FILE</summary>
public sealed class DatabaseRestoreCommand : ProfilerCommand
{
    private readonly CommandEnvironment _environment;
    private readonly DatabaseOption _database = new();
    private readonly Argument<string> _file = new("file")
    {
        HelpName = "FILE.zip",
        Description = "An archive of 'profiler database backup'",
    };

    public DatabaseRestoreCommand(CommandEnvironment environment)
        : base(
            environment,
            "restore",
            "Bring an archive into an empty database: whole or not at all.",
            "profiler database restore profiler.zip --database new.db")
    {
        _environment = environment;
        Add(_file);
        Add(_database);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        ServerOption.Refuse(arguments, "a coordinator's database is restored where it lies, before the coordinator starts.");
        string file = Path.GetFullPath(arguments.GetRequiredValue(_file));
        await using FileStream archive = Open(file);
        using ProfilerDatabase database = await _database.OpenAsync(arguments, _environment.Time);
        BackupSummary restored = await database.RestoreAsync(archive, cancellationToken);
        output.Write(
            new RestoredDatabase(
                file, restored.CreatedAt, restored.ProgramVersion, restored.Rows, restored.Models, restored.ModelsWithoutBytes),
            Render);
    }

    private static void Render(TextOutput text, RestoredDatabase restored)
    {
        text.Line($"Restored {restored.File} of {restored.CreatedAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC, version {restored.ProgramVersion}");
        text.Line($"  {restored.Rows} rows, {restored.Models} models");
        if (restored.ModelsWithoutBytes > 0)
        {
            text.Line($"  {restored.ModelsWithoutBytes} more models are known by name only; they are made again when needed");
        }
    }

    private static FileStream Open(string file)
    {
        try
        {
            return File.OpenRead(file);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{file} cannot be read: {error.Message}", inner: error);
        }
    }
}
