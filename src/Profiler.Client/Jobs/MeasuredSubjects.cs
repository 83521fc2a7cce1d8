using System.Collections.Immutable;
using Profiler.Fleet.Measuring;
using Profiler.Fleet.Requests.Results;
using Profiler.Networks.Errors;

namespace Profiler.Client.Jobs;

/// <summary>Brings a job's results together with the networks that were asked for.</summary>
internal static class MeasuredSubjects
{
    /// <param name="results">In the order of the request.</param>
    /// <exception cref="ProfilerException">The coordinator measured other models: it makes them in another way.</exception>
    public static MeasuredSubject[] Of(IReadOnlyList<Subject> subjects, ImmutableArray<NetworkResult> results)
    {
        if (results.Length != subjects.Count)
        {
            throw Mismatch($"it measured {results.Length} networks of {subjects.Count}");
        }

        return [.. subjects.Zip(results, (subject, result) => subject.Sha256 == result.Sha256
            ? result.With(subject)
            : throw Mismatch($"its model of '{subject.Name}' is {result.Sha256}, here it is {subject.Sha256}"))];
    }

    private static ProfilerException Mismatch(string why) => new(
        ErrorCode.Mismatch,
        $"The coordinator is of another version than this program: {why}.",
        "Bring both to one version ('profiler --version').");
}
