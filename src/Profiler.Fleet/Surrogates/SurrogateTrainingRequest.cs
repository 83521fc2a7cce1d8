using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Families;

namespace Profiler.Fleet.Surrogates;

/// <summary>A surrogate to be trained.</summary>
/// <param name="Families">The families of networks that are drawn; see <see cref="Of"/>.</param>
/// <param name="LeftOut">A family that is held out of the training as a whole; null for none.</param>
/// <param name="Budget">Device time that the training may take.</param>
public sealed record SurrogateTrainingRequest(ImmutableArray<string> Families, string? LeftOut, int Seed, TimeSpan Budget)
{
    /// <summary>The families whose networks train it.</summary>
    public IEnumerable<string> Trained => Families.Where(family => family != LeftOut);

    /// <param name="families">All families where none is named.</param>
    /// <exception cref="ProfilerException">A family is unknown, or none is left to train on.</exception>
    public static SurrogateTrainingRequest Of(IReadOnlyCollection<string> families, string? leftOut, int seed, TimeSpan budget)
    {
        string? unknown = families.Append(leftOut).FirstOrDefault(name => name is not null && !NetworkFamilies.Names.Contains(name));
        if (unknown is not null)
        {
            throw NameSuggestion.Unknown("family", unknown, NetworkFamilies.Names);
        }

        // In the order of the catalogue, so that the same families are the same training however they are listed.
        var request = new SurrogateTrainingRequest(
            [.. NetworkFamilies.Names.Where(name => families.Count == 0 || families.Contains(name))], leftOut, seed, budget);
        return request.Trained.Any()
            ? request
            : throw new ProfilerException(ErrorCode.InvalidArgument, $"Without '{leftOut}' no family is left to train on.", "Name more families.");
    }
}
