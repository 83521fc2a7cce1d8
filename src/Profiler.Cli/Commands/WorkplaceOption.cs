using System.CommandLine;
using Profiler.Cli.Output;
using Profiler.Client;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Workplaces;
using Profiler.Networks.Errors;

namespace Profiler.Cli.Commands;

/// <summary>--database, and what --server says: where a command's work is done and kept.</summary>
public sealed class WorkplaceOption(CommandEnvironment environment)
{
    private readonly DatabaseOption _database = new();

    public void AddTo(Command command) => command.Add(_database);

    /// <exception cref="ProfilerException">The database cannot be opened, or the coordinator's URL not be used.</exception>
    public async Task<IWorkplace> OpenAsync(ParseResult arguments)
    {
        if (ServerOption.Read(arguments) is not { } coordinator)
        {
            var reach = LocalReach.ByOpenSsh(AgentLocator.Path, environment.Time);
            return new LocalWorkplace(await _database.OpenAsync(arguments, environment.Time), reach, environment.Time);
        }

        return arguments.GetResult(_database) is null
            ? new RemoteWorkplace(coordinator, environment.Time)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                "--database and --server exclude each other: a coordinator has a database of its own.",
                "Leave one of them out.");
    }
}
