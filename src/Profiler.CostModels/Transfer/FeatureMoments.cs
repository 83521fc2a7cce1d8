using System.Collections.Immutable;
using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Transfer;

/// <summary>Means and products of the features over a pool, and what follows from them without going over it again.</summary>
internal sealed class FeatureMoments
{
    /// <summary>A variance below this part of the squared costs is what rounding leaves of none.</summary>
    private const double Rounding = 1e-18;

    private readonly ImmutableArray<EncodedArchitecture> _pool;

    /// <summary>Centred: sum over the pool of (x - mean)(x - mean)'.</summary>
    private readonly double[][] _products;
    private (double Ridge, Cholesky<double> Factor)? _factor;

    public FeatureMoments(int width, ImmutableArray<EncodedArchitecture> pool)
    {
        _pool = pool;
        Mean = new double[width];
        _products = [.. Enumerable.Range(0, width).Select(_ => new double[width])];
        foreach (EncodedArchitecture architecture in pool)
        {
            ReadOnlySpan<int> columns = architecture.Columns.AsSpan();
            ReadOnlySpan<double> values = architecture.Values.AsSpan();
            for (int a = 0; a < columns.Length; a++)
            {
                Mean[columns[a]] += values[a];
                double[] row = _products[columns[a]];
                for (int b = 0; b < columns.Length; b++)
                {
                    row[columns[b]] += values[a] * values[b];
                }
            }
        }

        for (int j = 0; j < width; j++)
        {
            Mean[j] /= pool.Length;
        }

        for (int a = 0; a < width; a++)
        {
            for (int b = 0; b < width; b++)
            {
                _products[a][b] -= pool.Length * Mean[a] * Mean[b];
            }

            TotalVariance += _products[a][a] / pool.Length;
        }
    }

    public double[] Mean { get; }

    /// <summary>The mean squared norm of the centred rows.</summary>
    public double TotalVariance { get; }

    /// <summary>Ridge regression: (X'X + ridge I)^-1 X'y with X centred.</summary>
    public double[] Regress(double[] centredTargets, double ridge)
    {
        double[] products = new double[Mean.Length];
        for (int i = 0; i < centredTargets.Length; i++)
        {
            EncodedArchitecture architecture = _pool[i];
            for (int j = 0; j < architecture.Columns.Length; j++)
            {
                products[architecture.Columns[j]] += architecture.Values[j] * centredTargets[i];
            }
        }

        // The targets' sum is zero, so centring the features leaves the products as they are.
        if (_factor is not { } factor || factor.Ridge != ridge)
        {
            Matrix<double> matrix = Matrix<double>.Build.DenseOfRowArrays(_products);
            factor = (ridge, (matrix + (ridge * Matrix<double>.Build.DenseIdentity(Mean.Length))).Cholesky());
            _factor = factor;
        }

        return factor.Factor.Solve(Vector<double>.Build.DenseOfArray(products)).ToArray();
    }

    /// <summary>The deviation over the pool of what a linear function of the features says.</summary>
    public double Deviation(double[] costs)
    {
        double variance = TensorPrimitives.Dot<double>(costs, Times(costs)) / _pool.Length;
        return variance > Rounding * TensorPrimitives.SumOfSquares<double>(costs) ? Math.Sqrt(variance) : 0;
    }

    /// <exception cref="ProfilerException">It says the same of every architecture.</exception>
    public double[] Standardise(double[] costs, string name)
    {
        double deviation = Deviation(costs);
        return deviation > 0
            ? [.. costs.Select(cost => cost / deviation)]
            : throw new ProfilerException(
                ErrorCode.InvalidFile, $"What '{name}' takes does not depend on the choices.", "Leave it out of --sources.");
    }

    /// <summary>A linear function of an architecture's centred features.</summary>
    public double Apply(double[] costs, EncodedArchitecture architecture)
    {
        double sum = -TensorPrimitives.Dot<double>(costs, Mean);
        for (int j = 0; j < architecture.Columns.Length; j++)
        {
            sum += costs[architecture.Columns[j]] * architecture.Values[j];
        }

        return sum;
    }

    private double[] Times(double[] costs) => [.. _products.Select(row => TensorPrimitives.Dot<double>(row, costs))];
}
