using System.CommandLine;

namespace Profiler.Cli.Commands.Searching;

/// <summary>--workers N: processes on this host that train one search together.</summary>
public sealed class WorkersOption : Option<int>
{
    private const int Most = 64;

    public WorkersOption()
        : base("--workers")
    {
        HelpName = "N";
        Description = "Processes that train together on this host; a batch is shared out among them";
        DefaultValueFactory = _ => 1;
    }

    /// <exception cref="Profiler.Networks.Errors.ProfilerException">It is out of its range.</exception>
    public int Read(ParseResult arguments) => SearchArguments.Within(this, arguments.GetValue(this), Most);
}
