using System.Collections.Immutable;
using System.CommandLine;
using Profiler.Networks.Errors;
using Profiler.Networks.Families;

namespace Profiler.Cli.Commands.Surrogates;

/// <summary>--families a,b: families of networks that are drawn.</summary>
public sealed class FamiliesOption : Option<string?>
{
    public FamiliesOption()
        : base("--families")
    {
        HelpName = "A,B";
        Description = "Families of networks to draw from, all where it is left out";
        CompletionSources.Add(_ => NetworkFamilies.Names);
    }

    /// <returns>The families named, or all.</returns>
    /// <exception cref="ProfilerException">A family is unknown.</exception>
    public ImmutableArray<string> Read(ParseResult arguments)
    {
        if (arguments.GetValue(this) is not { } text)
        {
            return NetworkFamilies.Names;
        }

        string[] names = text.Split(',', StringSplitOptions.TrimEntries);
        return names.FirstOrDefault(name => !NetworkFamilies.Names.Contains(name)) is { } unknown
            ? throw NameSuggestion.Unknown("family", unknown, NetworkFamilies.Names)
            : [.. names.Distinct()];
    }
}
