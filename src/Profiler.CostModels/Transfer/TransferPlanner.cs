using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>
/// Chooses which architectures to measure on a new device: each time the one that leaves the least variance over the
/// reference architectures, given those chosen before. No latency of the device is needed.
/// </summary>
public sealed class TransferPlanner
{
    /// <summary>Prior variance of the level, which nothing is known of.</summary>
    private const double LevelVariance = 10;

    /// <summary>More candidates or references choose no better.</summary>
    private const int Candidates = 400;
    private const int References = 300;

    private readonly KernelRows _candidates;
    private readonly KernelRows _references;
    private readonly double _noise;

    /// <summary>Covariances, a reference a row, given what was chosen.</summary>
    private readonly double[][] _covariances;
    private readonly double[] _variances;

    /// <summary>For each one chosen, its covariance with every candidate when it was chosen, over its deviation.</summary>
    private readonly List<double[]> _removed = [];
    private readonly bool[] _isUsed;

    /// <param name="candidates">What can be measured, each once; a few hundred are enough.</param>
    /// <param name="references">What is to be predicted; a few hundred drawn from all.</param>
    public TransferPlanner(
        TransferPrior prior, IReadOnlyList<EncodedArchitecture> candidates, IReadOnlyList<EncodedArchitecture> references)
    {
        _noise = Math.Exp(prior.Hyperparameters.LogNoise);
        _candidates = prior.Rows(candidates);
        _references = prior.Rows(references);
        _isUsed = new bool[candidates.Count];
        _variances = [.. Enumerable.Range(0, candidates.Count).Select(j => _candidates.Kernel(j, _candidates, j) + LevelVariance)];
        _covariances = new double[references.Count][];
        for (int q = 0; q < references.Count; q++)
        {
            _covariances[q] = new double[candidates.Count];
            for (int j = 0; j < candidates.Count; j++)
            {
                _covariances[q][j] = _references.Kernel(q, _candidates, j) + LevelVariance;
            }
        }
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
        foreach (double[] row in _covariances)
        {
            for (int j = 0; j < gains.Length; j++)
            {
                gains[j] += row[j] * row[j];
            }
        }

        int best = -1;
        for (int j = 0; j < gains.Length; j++)
        {
            gains[j] /= _variances[j] + _noise;
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
        double deviation = Math.Sqrt(_variances[candidate] + _noise);
        double[] removed = new double[_isUsed.Length];
        for (int j = 0; j < removed.Length; j++)
        {
            double covariance = _candidates.Kernel(candidate, _candidates, j) + LevelVariance;
            foreach (double[] earlier in _removed)
            {
                covariance -= earlier[candidate] * earlier[j];
            }

            removed[j] = covariance / deviation;
        }

        foreach (double[] row in _covariances)
        {
            double withChosen = row[candidate] / deviation;
            for (int j = 0; j < row.Length; j++)
            {
                row[j] -= withChosen * removed[j];
            }
        }

        for (int j = 0; j < removed.Length; j++)
        {
            _variances[j] -= removed[j] * removed[j];
        }

        _removed.Add(removed);
    }
}
