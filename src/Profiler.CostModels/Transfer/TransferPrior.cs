using System.Numerics.Tensors;

namespace Profiler.CostModels.Transfer;

/// <summary>
/// What is expected of a device before it is measured: a Gaussian process over architectures with the kernel
/// K_rho = m m' + rho (theta_s S S' + theta_e E E'), all three linear in the features. m is what all sources share,
/// S what they differ in, E what none of them shows.
/// </summary>
public sealed class TransferPrior
{
    private readonly double[] _mean;

    /// <summary>Features by kernel columns: m first, then S times the root of theta_s.</summary>
    private readonly double[][] _loadings;
    private readonly double _choiceScale;

    /// <param name="mean">The pool's mean of each feature.</param>
    /// <param name="loadings">Columns of m and of S, each with one loading a feature.</param>
    /// <param name="choiceScale">What a centred feature is multiplied by to be a column of E.</param>
    internal TransferPrior(IArchitectureEncoder encoder, double[] mean, double[][] loadings, double choiceScale, TransferHyperparameters hyperparameters)
    {
        Encoder = encoder;
        _mean = mean;
        _loadings = loadings;
        _choiceScale = choiceScale;
        Hyperparameters = hyperparameters;
    }

    public IArchitectureEncoder Encoder { get; }

    public TransferHyperparameters Hyperparameters { get; }

    internal IReadOnlyList<double> Mean => _mean;

    internal IReadOnlyList<double[]> Loadings => _loadings;

    internal double ChoiceScale => _choiceScale;

    /// <summary>The columns of m, S and E for some architectures: the kernel is their inner product, m's apart from the others'.</summary>
    internal KernelRows Rows(IReadOnlyList<EncodedArchitecture> architectures)
    {
        int shared = _loadings.Length;
        double[][] rows = new double[architectures.Count][];
        double[] centre = [.. _loadings.Select(loading => TensorPrimitives.Dot<double>(loading, _mean))];
        for (int i = 0; i < rows.Length; i++)
        {
            EncodedArchitecture architecture = architectures[i];
            double[] row = new double[shared + _mean.Length];
            for (int k = 0; k < shared; k++)
            {
                double sum = -centre[k];
                for (int j = 0; j < architecture.Columns.Length; j++)
                {
                    sum += _loadings[k][architecture.Columns[j]] * architecture.Values[j];
                }

                row[k] = sum;
            }

            for (int j = 0; j < _mean.Length; j++)
            {
                row[shared + j] = -_choiceScale * _mean[j];
            }

            for (int j = 0; j < architecture.Columns.Length; j++)
            {
                row[shared + architecture.Columns[j]] += _choiceScale * architecture.Values[j];
            }

            rows[i] = row;
        }

        return new KernelRows(rows);
    }
}
