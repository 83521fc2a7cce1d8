using Profiler.CostModels.Transfer.Fitting;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>
/// Chooses which architectures to measure on a new device: each time the one that leaves the least variance over the
/// reference architectures, summed over the views of what sources share, given those chosen before. No latency of the
/// device is needed.
/// </summary>
public sealed class TransferPlanner
{
    /// <summary>More candidates or references choose no better.</summary>
    private const int Candidates = 400;
    private const int References = 300;

    private readonly DesignCovariance[] _views;
    private readonly bool[] _isUsed;

    /// <param name="candidates">What can be measured, each once; a few hundred are enough.</param>
    /// <param name="references">What is to be predicted; a few hundred drawn from all.</param>
    public TransferPlanner(
        TransferPrior prior, IReadOnlyList<EncodedArchitecture> candidates, IReadOnlyList<EncodedArchitecture> references)
    {
        KernelRows candidateRows = prior.Rows(candidates);
        KernelRows referenceRows = prior.Rows(references);
        double noise = Math.Exp(prior.Hyperparameters.LogNoise);
        _isUsed = new bool[candidates.Count];
        _views = [.. Enumerable.Range(0, candidateRows.Views).Select(view => new DesignCovariance(view, candidateRows, referenceRows, noise))];
    }

    /// <summary>Takes candidates and references from a pool in random order; positions are the pool's.</summary>
    public static TransferPlanner Over(TransferPrior prior, IReadOnlyList<EncodedArchitecture> shuffledPool) => new(
        prior, [.. shuffledPool.Take(Candidates)], [.. shuffledPool.Skip(Math.Min(Candidates, shuffledPool.Count / 2)).Take(References)]);

    /// <summary>Chooses the next candidate and counts it as measured.</summary>
    /// <returns>Its position among the candidates.</returns>
    /// <exception cref="ProfilerException">All candidates were chosen.</exception>
    public int Next()
    {
        double[] gains = new double[_isUsed.Length];
        foreach (DesignCovariance view in _views)
        {
            view.AddGains(gains);
        }

        int best = -1;
        for (int j = 0; j < gains.Length; j++)
        {
            if (!_isUsed[j] && (best < 0 || gains[j] > gains[best]))
            {
                best = j;
            }
        }

        if (best < 0)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"There are only {_isUsed.Length} architectures to choose from.", "Ask for fewer measurements.");
        }

        Observe(best);
        return best;
    }

    /// <summary>Counts a candidate as measured.</summary>
    public void Observe(int candidate)
    {
        _isUsed[candidate] = true;
        foreach (DesignCovariance view in _views)
        {
            view.Observe(candidate);
        }
    }
}
