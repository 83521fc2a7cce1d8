using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Profiler.CostModels.Transfer.Fitting;

/// <summary>The eigenvectors of H^-1 K H^-1 over the observations: in them every noise ratio is a division.</summary>
internal sealed class KernelBasis
{
    /// <summary>U'H^-1, an eigenvector a row.</summary>
    private readonly double[][] _vectors;

    /// <param name="kernel">Over the observations.</param>
    /// <param name="noise">H's diagonal.</param>
    public KernelBasis(KernelForm form, double[,] kernel, double[] noise)
    {
        Form = form;
        int n = noise.Length;
        Matrix<double> scaled = Matrix<double>.Build.Dense(n, n, (i, j) => kernel[i, j] / (noise[i] * noise[j]));
        Evd<double> evd = scaled.Evd(Symmetricity.Symmetric);
        Values = [.. evd.EigenValues.Select(value => Math.Max(0, value.Real))];
        _vectors = [.. Enumerable.Range(0, n).Select(k => Enumerable.Range(0, n).Select(i => evd.EigenVectors[i, k] / noise[i]).ToArray())];
    }

    public KernelForm Form { get; }

    /// <summary>The eigenvalues, at least 0.</summary>
    public double[] Values { get; }

    /// <summary>U'H^-1 v.</summary>
    public void Rotate(ReadOnlySpan<double> vector, Span<double> rotated)
    {
        for (int k = 0; k < rotated.Length; k++)
        {
            rotated[k] = TensorPrimitives.Dot(_vectors[k], vector);
        }
    }
}
