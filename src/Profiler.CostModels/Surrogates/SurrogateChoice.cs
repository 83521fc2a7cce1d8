namespace Profiler.CostModels.Surrogates;

/// <summary>Whether a new surrogate takes the place of the one in use.</summary>
/// <param name="Replaces">Whether the new one is to be used.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="New">The new one's scores on the hold-out; null where they were not needed.</param>
/// <param name="Old">The old one's scores on the same; null where it cannot be compared.</param>
public sealed record SurrogateChoice(bool Replaces, string Reason, SurrogateScores? New, SurrogateScores? Old)
{
    /// <param name="old">Null where none is in use, or its stored form is of another feature schema.</param>
    /// <param name="holdOut">Timed networks that neither was trained on, the same for every comparison.</param>
    public static SurrogateChoice Between(Surrogate? old, Surrogate candidate, IReadOnlyList<ProfiledGraph> holdOut) =>
        throw new NotImplementedException();
}
