using System.Collections.Immutable;

namespace Profiler.CostModels.Boards;

/// <summary>
/// What it costs to run on one board the network that another board chose. A board chooses, among the networks that may be
/// chosen, the one that is fastest on it; of several as fast, the first.
/// </summary>
/// <param name="Chosen">The network that each board chooses, as an index.</param>
/// <param name="Slower">
/// At [a][b], how much slower the network chosen for a is on b than the one chosen for b, as a fraction: 0 where a is b,
/// never below 0.
/// </param>
/// <param name="FewestMacs">The network that counting MACs alone chooses; of several with as few, the first.</param>
/// <param name="SlowerByMacs">How much slower that network is on each board than the one chosen for it, as a fraction.</param>
public sealed record RegretMatrix(
    ImmutableArray<int> Chosen,
    ImmutableArray<ImmutableArray<double>> Slower,
    int FewestMacs,
    ImmutableArray<double> SlowerByMacs)
{
    /// <param name="latencyMs">At [board][network], above 0.</param>
    /// <param name="macs">Of each network.</param>
    /// <param name="candidates">The networks that may be chosen, as indices; at least one.</param>
    /// <exception cref="ArgumentException">There is no candidate, or a board has not as many latencies as there are networks.</exception>
    public static RegretMatrix Of(
        IReadOnlyList<IReadOnlyList<double>> latencyMs, IReadOnlyList<long> macs, IReadOnlyList<int> candidates)
    {
        if (candidates.Count == 0 || latencyMs.Any(board => board.Count != macs.Count))
        {
            throw new ArgumentException($"{candidates.Count} candidates among {macs.Count} networks on {latencyMs.Count} boards.");
        }

        ImmutableArray<int> chosen = [.. latencyMs.Select(board => candidates.MinBy(network => board[network]))];
        int fewestMacs = candidates.MinBy(network => macs[network]);
        return new RegretMatrix(chosen, [.. chosen.Select(Slower)], fewestMacs, Slower(fewestMacs));

        ImmutableArray<double> Slower(int network) =>
            [.. latencyMs.Select((board, index) => (board[network] / board[chosen[index]]) - 1)];
    }

    /// <summary>
    /// The networks of at least the median count of MACs: the size at which architectures of one space are compared where
    /// nothing is known of their accuracy, since otherwise the smallest would be chosen everywhere.
    /// </summary>
    public static ImmutableArray<int> LargerHalf(IReadOnlyList<long> macs)
    {
        long median = macs.Order().ElementAt(macs.Count / 2);
        return [.. Enumerable.Range(0, macs.Count).Where(network => macs[network] >= median)];
    }
}
