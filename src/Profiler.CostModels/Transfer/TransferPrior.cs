using System.Numerics.Tensors;

namespace Profiler.CostModels.Transfer;

/// <summary>
/// What is expected of a device before it is measured: a Gaussian process over architectures with the kernel
/// m m' + rho_s theta_s S S' + rho_e theta_e E E', all three linear in the features. m is what the sources share, S what they
/// differ in, E what none of them shows. There are several views of what the sources share; a fit weighs them.
/// </summary>
public sealed class TransferPrior
{
    private readonly double[] _mean;

    /// <summary>By view and kernel column, one loading a feature: m first, then S times the root of theta_s.</summary>
    private readonly double[][][] _loadings;
    private readonly double _choiceScale;

    /// <param name="mean">The pool's mean of each feature.</param>
    /// <param name="loadings">By view, columns of m and of S.</param>
    /// <param name="choiceScale">What a centred feature is multiplied by to be a column of E.</param>
    internal TransferPrior(IArchitectureEncoder encoder, double[] mean, double[][][] loadings, double choiceScale, TransferHyperparameters hyperparameters)
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

    internal IReadOnlyList<double[][]> Loadings => _loadings;

    internal double ChoiceScale => _choiceScale;

    internal KernelRows Rows(IReadOnlyList<EncodedArchitecture> architectures) => new(
        [.. _loadings.Select(view => SourceRows(view, architectures))],
        [.. architectures.Select(ChoiceRow)]);

    private double[][] SourceRows(double[][] view, IReadOnlyList<EncodedArchitecture> architectures)
    {
        double[] centre = [.. view.Select(loading => TensorPrimitives.Dot<double>(loading, _mean))];
        double[][] rows = new double[architectures.Count][];
        for (int i = 0; i < rows.Length; i++)
        {
            ReadOnlySpan<int> columns = architectures[i].Columns.AsSpan();
            ReadOnlySpan<double> values = architectures[i].Values.AsSpan();
            double[] row = new double[view.Length];
            for (int k = 0; k < row.Length; k++)
            {
                double[] loading = view[k];
                double sum = -centre[k];
                for (int j = 0; j < columns.Length; j++)
                {
                    sum += loading[columns[j]] * values[j];
                }

                row[k] = sum;
            }

            rows[i] = row;
        }

        return rows;
    }

    private double[] ChoiceRow(EncodedArchitecture architecture)
    {
        double[] row = [.. _mean.Select(mean => -_choiceScale * mean)];
        for (int j = 0; j < architecture.Columns.Length; j++)
        {
            row[architecture.Columns[j]] += _choiceScale * architecture.Values[j];
        }

        return row;
    }
}
