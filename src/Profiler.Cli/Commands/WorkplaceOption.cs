using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Fleet.Workplaces;

namespace Profiler.Cli.Commands;

/// <summary>--database: where a command's work is done and kept.</summary>
public sealed class WorkplaceOption(CommandEnvironment environment)
{
    private readonly DatabaseOption _database = new();

    public void AddTo(Command command) => command.Add(_database);

    /// <exception cref="Profiler.Networks.Errors.ProfilerException">The database cannot be opened; the message says why.</exception>
    public async Task<IWorkplace> OpenAsync(ParseResult arguments) =>
        new LocalWorkplace(await _database.OpenAsync(arguments, environment.Time), environment.Time);
}
