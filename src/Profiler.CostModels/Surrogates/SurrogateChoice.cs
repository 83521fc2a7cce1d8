using System.Globalization;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates;

/// <summary>Whether a new surrogate takes the place of the one in use.</summary>
/// <param name="Replaces">Whether the new one is to be used.</param>
/// <param name="Reason">Why, in one sentence.</param>
/// <param name="New">The new one's scores on the hold-out.</param>
/// <param name="Old">The old one's scores on the same; null where it cannot be compared.</param>
public sealed record SurrogateChoice(bool Replaces, string Reason, SurrogateScores New, SurrogateScores? Old)
{
    /// <param name="old">Null where none is in use, or its stored form cannot be read by this program.</param>
    /// <param name="holdOut">Timed networks that neither was trained on, the same for every comparison.</param>
    /// <exception cref="ProfilerException">The new one cannot be scored on the hold-out.</exception>
    public static SurrogateChoice Between(Surrogate? old, Surrogate candidate, IReadOnlyList<ProfiledGraph> holdOut)
    {
        SurrogateScores scores = candidate.Score(holdOut);
        if (old is null)
        {
            return new SurrogateChoice(true, "None is in use that this program can read.", scores, null);
        }

        if (old.Subject.Target != candidate.Subject.Target)
        {
            string differences = string.Join(", ", candidate.Subject.Target.DifferencesFrom(old.Subject.Target));
            return new SurrogateChoice(true, $"The one in use is of another target: {differences}.", scores, null);
        }

        SurrogateScores before = old.Score(holdOut);
        bool better = scores.Mape < before.Mape;
        string errors = string.Create(
            CultureInfo.InvariantCulture, $"{scores.Mape:P2} is {(better ? "less than" : "not less than")} {before.Mape:P2}");
        return new SurrogateChoice(
            better, $"On {scores.Networks} network(s) that neither was trained on, the new one's mean error of {errors} of the one in use.", scores, before);
    }
}
