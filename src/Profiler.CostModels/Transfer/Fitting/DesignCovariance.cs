namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>What is not yet known of candidates and references under one view of the sources, as candidates are measured.</summary>
internal sealed class DesignCovariance
{
    /// <summary>Prior variance of the level, which nothing is known of, over that of the slope: with 10 too much is spent on the level.</summary>
    private const double LevelVariance = 1;

    /// <summary>
    /// Measurements are chosen as if a device differed ten times as much as expected in what no source shows: five of them
    /// then rank as well as ten random ones, in docs/benchmarks.md.
    /// </summary>
    private const double RhoChoices = 10;

    private readonly KernelRows _candidates;
    private readonly KernelForm _form;
    private readonly double _noise;

    /// <summary>Covariances, a reference a row, given what was chosen.</summary>
    private readonly double[][] _covariances;
    private readonly double[] _variances;

    /// <summary>For each one chosen, its covariance with every candidate when it was chosen, over its deviation.</summary>
    private readonly List<double[]> _removed = [];

    public DesignCovariance(int view, KernelRows candidates, KernelRows references, double noise)
    {
        _candidates = candidates;
        _form = new KernelForm(view, 1, RhoChoices);
        _noise = noise;
        _variances = [.. Enumerable.Range(0, candidates.Count).Select(j => Prior(candidates, j, j))];
        _covariances = [.. Enumerable.Range(0, references.Count).Select(q => Row(references, q))];
    }

    /// <summary>Adds how much variance over the references each candidate would remove.</summary>
    public void AddGains(Span<double> gains)
    {
        double[] squares = new double[gains.Length];
        foreach (double[] row in _covariances)
        {
            for (int j = 0; j < squares.Length; j++)
            {
                squares[j] += row[j] * row[j];
            }
        }

        for (int j = 0; j < squares.Length; j++)
        {
            gains[j] += squares[j] / (_variances[j] + _noise);
        }
    }

    /// <summary>Counts a candidate as measured.</summary>
    public void Observe(int candidate)
    {
        double deviation = Math.Sqrt(_variances[candidate] + _noise);
        double[] removed = Row(_candidates, candidate);
        foreach (double[] earlier in _removed)
        {
            for (int j = 0; j < removed.Length; j++)
            {
                removed[j] -= earlier[candidate] * earlier[j];
            }
        }

        for (int j = 0; j < removed.Length; j++)
        {
            removed[j] /= deviation;
            _variances[j] -= removed[j] * removed[j];
        }

        foreach (double[] row in _covariances)
        {
            double withChosen = row[candidate] / deviation;
            for (int j = 0; j < row.Length; j++)
            {
                row[j] -= withChosen * removed[j];
            }
        }

        _removed.Add(removed);
    }

    private double[] Row(KernelRows rows, int row) => [.. Enumerable.Range(0, _candidates.Count).Select(j => Prior(rows, row, j))];

    private double Prior(KernelRows rows, int row, int candidate) => rows.Kernel(_form, row, _candidates, candidate) + LevelVariance;
}
