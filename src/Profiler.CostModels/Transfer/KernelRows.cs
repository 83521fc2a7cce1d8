using System.Numerics.Tensors;

namespace Profiler.CostModels.Transfer;

/// <summary>The columns of the kernel for some architectures; the first is what all sources share.</summary>
internal sealed class KernelRows(double[][] rows)
{
    public int Count => rows.Length;

    /// <summary>K_rho of one of these and one of the others.</summary>
    public double Kernel(int row, KernelRows others, int other, double rho)
    {
        (double shared, double own) = Parts(row, others, other);
        return shared + (rho * own);
    }

    /// <summary>m m' and theta_s S S' + theta_e E E' apart.</summary>
    public (double Shared, double Own) Parts(int row, KernelRows others, int other)
    {
        double[] a = rows[row];
        double[] b = others.Row(other);
        return (a[0] * b[0], TensorPrimitives.Dot(a.AsSpan(1), b.AsSpan(1)));
    }

    public double Norm(int row, double rho) => Kernel(row, this, row, rho);

    internal double[] Row(int row) => rows[row];
}
