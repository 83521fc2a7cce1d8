using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>The eigenvectors of H^-1 K_rho H^-1 over the observations: in them every noise ratio is a division.</summary>
internal sealed class RhoBasis
{
    private readonly double[] _noise;

    /// <summary>An eigenvector a row.</summary>
    private readonly double[][] _vectors;

    /// <param name="kernel">K_rho over the observations.</param>
    /// <param name="noise">H's diagonal.</param>
    public RhoBasis(double rho, double[,] kernel, double[] noise)
    {
        Rho = rho;
        _noise = noise;
        int n = noise.Length;
        Matrix<double> scaled = Matrix<double>.Build.Dense(n, n, (i, j) => kernel[i, j] / (noise[i] * noise[j]));
        Evd<double> evd = scaled.Evd(Symmetricity.Symmetric);
        Values = [.. evd.EigenValues.Select(value => Math.Max(0, value.Real))];
        _vectors = evd.EigenVectors.Transpose().ToRowArrays();
    }

    public double Rho { get; }

    /// <summary>The eigenvalues, at least 0.</summary>
    public double[] Values { get; }

    /// <summary>U'H^-1 v.</summary>
    public double[] Rotate(ReadOnlySpan<double> vector)
    {
        double[] rotated = new double[_noise.Length];
        for (int k = 0; k < rotated.Length; k++)
        {
            double[] eigenvector = _vectors[k];
            double sum = 0;
            for (int i = 0; i < rotated.Length; i++)
            {
                sum += eigenvector[i] * vector[i] / _noise[i];
            }

            rotated[k] = sum;
        }

        return rotated;
    }
}
