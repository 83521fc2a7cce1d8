using System.Collections.Immutable;
using Profiler.CostModels.Surrogates.Training;
using Profiler.CostModels.Surrogates.Trees;
using Profiler.Networks.Errors;

namespace Profiler.Fleet.Surrogates;

/// <summary>The libraries that surrogates' trees are grown and read with.</summary>
public static class SurrogateTrainers
{
    /// <summary>What trains where nobody says otherwise.</summary>
    public const string Default = XGBoostTrainer.LibraryName;

    private const string FastTree = "fasttree";

    /// <summary>Those of this build: ML.NET's FastTree only where it was built in (docs/surrogates.md).</summary>
    public static ImmutableArray<ISurrogateTrainer> All { get; } =
    [
        new XGBoostTrainer(),
#if NAMED_PACKAGES
        new Adapters.MicrosoftML.FastTreeTrainer(),
#endif
    ];

    public static IEnumerable<string> Names => All.Select(trainer => trainer.Name);

    /// <exception cref="ProfilerException">Nobody has that name (UnknownName), or this build does without (MissingDependency).</exception>
    public static ISurrogateTrainer Get(string name) => All.FirstOrDefault(trainer => trainer.Name == name) ?? throw (name == FastTree
        ? new ProfilerException(
            ErrorCode.MissingDependency,
            $"This program was built without {FastTree}; it has {string.Join(", ", Names)}.",
            "Build it with -p:NamedPackages=true, or choose another.")
        : NameSuggestion.Unknown("trainer", name, Names));
}
