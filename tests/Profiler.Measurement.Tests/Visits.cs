using System.Collections.Immutable;
using Profiler.Measurement.Visits;

namespace Profiler.Measurement.Tests;

/// <summary>Visits made by hand.</summary>
internal static class Visits
{
    public static readonly VisitConditions Unreadable = new(null, null, null, null);

    public static Visit Of(
        string item, int round, ImmutableArray<double> before, ImmutableArray<double> samples, ImmutableArray<double> after) =>
        new(item, round, DateTimeOffset.UnixEpoch, before, samples, after, samples.Sum() + before.Sum() + after.Sum(), Unreadable);

    /// <summary>A visit without a reference beside it.</summary>
    public static Visit Alone(int round, params ImmutableArray<double> samples) => Of("item", round, [], samples, []);

    /// <summary>A visit beside a reference of 2 ms.</summary>
    public static Visit Beside(string item, int round, params ImmutableArray<double> samples) =>
        Of(item, round, [2, 2, 2], samples, [2, 2, 2]);
}
