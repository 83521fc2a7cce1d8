using System.Numerics.Tensors;
using Profiler.CostModels.Transfer.Fitting;

namespace Profiler.CostModels.Transfer;

/// <summary>The columns of the kernel for some architectures.</summary>
/// <param name="sources">By view and architecture: the column of m, then those of S.</param>
/// <param name="choices">By architecture: the columns of E.</param>
internal sealed class KernelRows(double[][][] sources, double[][] choices)
{
    public int Count => choices.Length;

    public int Views => sources.Length;

    /// <summary>m m' and theta_s S S' of a view, for one of these and one of the others.</summary>
    public (double Shared, double Sources) FromSources(int view, int row, KernelRows others, int other)
    {
        double[] a = sources[view][row];
        double[] b = others.SourceRow(view, other);
        return (a[0] * b[0], TensorPrimitives.Dot(a.AsSpan(1), b.AsSpan(1)));
    }

    /// <summary>theta_e E E'.</summary>
    public double FromChoices(int row, KernelRows others, int other) => TensorPrimitives.Dot<double>(choices[row], others.ChoiceRow(other));

    /// <summary>The kernel of a form, for one of these and one of the others.</summary>
    public double Kernel(KernelForm form, int row, KernelRows others, int other)
    {
        (double shared, double own) = FromSources(form.View, row, others, other);
        return form.Combine(shared, own, FromChoices(row, others, other));
    }

    /// <summary>The kernel of a form among these.</summary>
    public double[,] Matrix(KernelForm form)
    {
        double[,] kernel = new double[Count, Count];
        for (int i = 0; i < Count; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                kernel[i, j] = kernel[j, i] = Kernel(form, i, this, j);
            }
        }

        return kernel;
    }

    private double[] SourceRow(int view, int row) => sources[view][row];

    private double[] ChoiceRow(int row) => choices[row];
}
