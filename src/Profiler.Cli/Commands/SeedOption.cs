using System.CommandLine;

namespace Profiler.Cli.Commands;

/// <summary>--seed N: the same seed draws the same networks in the same order.</summary>
public sealed class SeedOption : Option<int>
{
    private const int Default = 1;

    public SeedOption(string description)
        : base("--seed")
    {
        Description = description;
        HelpName = "N";
        DefaultValueFactory = _ => Default;
    }
}
