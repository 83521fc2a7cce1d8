using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Families;

namespace Profiler.Fleet.Surrogates;

/// <summary>A surrogate to be trained.</summary>
/// <param name="Families">The families of networks that are drawn; see <see cref="Of"/>.</param>
/// <param name="Budget">Device time that the training may take.</param>
/// <param name="Trainer">One of <see cref="SurrogateTrainers"/>, where the training is done.</param>
public sealed record SurrogateTrainingRequest(ImmutableArray<string> Families, int Seed, TimeSpan Budget, string Trainer)
{
    /// <param name="families">All families where none is named.</param>
    /// <exception cref="ProfilerException">A family is unknown.</exception>
    public static SurrogateTrainingRequest Of(
        IReadOnlyCollection<string> families, int seed, TimeSpan budget, string trainer = SurrogateTrainers.Default)
    {
        if (families.FirstOrDefault(name => !NetworkFamilies.Names.Contains(name)) is { } unknown)
        {
            throw NameSuggestion.Unknown("family", unknown, NetworkFamilies.Names);
        }

        // In the order of the catalogue, so that the same families are the same training however they are listed.
        return new SurrogateTrainingRequest(
            [.. NetworkFamilies.Names.Where(name => families.Count == 0 || families.Contains(name))], seed, budget, trainer);
    }
}
