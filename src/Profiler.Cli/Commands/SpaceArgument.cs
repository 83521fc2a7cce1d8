using System.CommandLine;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands;

/// <summary>NAME|FILE.json of a search space, with names completed by the shell.</summary>
public sealed class SpaceArgument : Argument<string>
{
    public SpaceArgument()
        : base("space")
    {
        HelpName = "NAME|FILE.json";
        Description = "A built-in search space, or one from a file (docs/search-spaces.md)";
        CompletionSources.Add(_ => BuiltInSpaces.Names);
    }

    public SearchSpace Read(ParseResult arguments) => BuiltInSpaces.Resolve(arguments.GetRequiredValue(this));
}
