using System.CommandLine;
using Profiler.Networks.Catalog;
using Profiler.Networks.Spaces;

namespace Profiler.Cli.Commands;

/// <summary>--space NAME|FILE.json, with names completed by the shell.</summary>
public sealed class SpaceOption : Option<string>
{
    public SpaceOption()
        : base("--space")
    {
        HelpName = "NAME|FILE.json";
        Description = "A built-in search space, or one from a file (docs/search-spaces.md)";
        Required = true;
        CompletionSources.Add(_ => BuiltInSpaces.Names);
    }

    public SearchSpace Read(ParseResult arguments) => BuiltInSpaces.Resolve(arguments.GetRequiredValue(this));
}
