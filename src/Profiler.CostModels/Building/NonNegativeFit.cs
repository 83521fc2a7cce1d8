using MathNet.Numerics.LinearAlgebra;

namespace Profiler.CostModels.Building;

/// <summary>Least squares in which no coefficient may be negative: costs add up, none is a gain.</summary>
internal static class NonNegativeFit
{
    /// <summary>Terms so nearly proportional that their coefficients would be noise are not fitted together.</summary>
    private const double WorstCondition = 1e12;

    /// <summary>
    /// Exact for the few terms that costs here have: of all sets of terms (7 for 3) whose unconstrained fit is
    /// nowhere negative, the one with the smallest loss is the constrained optimum.
    /// </summary>
    /// <param name="term">A row's value of a term.</param>
    /// <param name="target">A row's value to be met.</param>
    public static double[] Solve(int rows, int terms, Func<int, int, double> term, Func<int, double> target)
    {
        (double[,] gram, double[] moments, double[] scales) = Moments(rows, terms, term, target);
        double[] best = new double[terms];
        double bestLoss = 0;
        for (int set = 1; set < 1 << terms; set++)
        {
            int[] used = [.. Enumerable.Range(0, terms).Where(j => (set >> j & 1) == 1)];
            if (used.Any(j => scales[j] == 0))
            {
                continue;
            }

            Matrix<double> own = Matrix<double>.Build.Dense(used.Length, used.Length, (i, j) => gram[used[i], used[j]]);
            Vector<double> right = Vector<double>.Build.Dense(used.Length, i => moments[used[i]]);
            if (own.ConditionNumber() > WorstCondition)
            {
                continue;
            }

            Vector<double> fit = own.Solve(right);
            // The squares of the targets are the same for every set.
            double loss = fit.DotProduct(own * fit) - (2 * fit.DotProduct(right));
            if (fit.All(value => value >= 0) && loss < bestLoss)
            {
                bestLoss = loss;
                best = new double[terms];
                for (int i = 0; i < used.Length; i++)
                {
                    best[used[i]] = fit[i] / scales[used[i]];
                }
            }
        }

        return best;
    }

    /// <summary>The normal equations with every term brought to unit length, so that MACs and milliseconds mix.</summary>
    private static (double[,] Gram, double[] Moments, double[] Scales) Moments(
        int rows, int terms, Func<int, int, double> term, Func<int, double> target)
    {
        double[,] gram = new double[terms, terms];
        double[] moments = new double[terms];
        for (int row = 0; row < rows; row++)
        {
            for (int i = 0; i < terms; i++)
            {
                double value = term(row, i);
                moments[i] += value * target(row);
                for (int j = 0; j < terms; j++)
                {
                    gram[i, j] += value * term(row, j);
                }
            }
        }

        double[] scales = [.. Enumerable.Range(0, terms).Select(j => Math.Sqrt(gram[j, j]))];
        for (int i = 0; i < terms; i++)
        {
            moments[i] /= scales[i] > 0 ? scales[i] : 1;
            for (int j = 0; j < terms; j++)
            {
                gram[i, j] /= scales[i] * scales[j] > 0 ? scales[i] * scales[j] : 1;
            }
        }

        return (gram, moments, scales);
    }
}
