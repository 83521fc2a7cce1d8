using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands.Databases;

/// <summary>profiler database backup FILE</summary>
public sealed class DatabaseBackupCommand : ProfilerCommand
{
    private readonly WorkplaceOption _workplace;
    private readonly Argument<string> _file = new("file")
    {
        HelpName = "FILE.zip",
        Description = "The archive to write; one that is there is replaced",
    };

    public DatabaseBackupCommand(CommandEnvironment environment)
        : base(
            environment,
            "backup",
            "Write everything that is kept to one archive, while work goes on.",
            "profiler database backup profiler.zip",
            "profiler database backup lab.zip --server https://profiler.lab:5080")
    {
        _workplace = new WorkplaceOption(environment);
        Add(_file);
        _workplace.AddTo(this);
    }

    protected override async Task RunAsync(ParseResult arguments, CommandOutput output, CancellationToken cancellationToken)
    {
        string file = Path.GetFullPath(arguments.GetRequiredValue(_file));
        await using IWorkplace workplace = await _workplace.OpenAsync(arguments);
        await OutputFile.WriteAsync(file, archive => workplace.BackupAsync(archive, cancellationToken));
        output.Write(
            new BackedUpDatabase(file, new FileInfo(file).Length),
            (text, backedUp) => text.Line($"{backedUp.File}: {Quantities.Mebibytes(backedUp.ByteSize)} MiB"));
    }
}
