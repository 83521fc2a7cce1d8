using System.CommandLine;

namespace Profiler.Cli.Commands.Searching;

/// <summary>--out DIR: the folder of a search.</summary>
public sealed class OutOption : Option<string>
{
    public OutOption()
        : base("--out", "-o")
    {
        HelpName = "DIR";
        Description = "Folder of the search: checkpoints, page, result";
        Required = true;
    }
}
