namespace Profiler.Search.Supernets.Kernels;

/// <summary>Double sums that pieces of the work gather each for itself, and that are then added up in order.</summary>
internal sealed unsafe class PieceSums(BufferPool pool, int pieces, int length)
{
    private readonly FloatBuffer _values = pool.RentZeros((long)pieces * length * (sizeof(double) / sizeof(float)));

    public double* Of(int piece) => (double*)_values.Data + ((long)piece * length);

    /// <summary>The sum over all pieces.</summary>
    public double this[int index]
    {
        get
        {
            double sum = 0;
            for (int piece = 0; piece < pieces; piece++)
            {
                sum += Of(piece)[index];
            }

            return sum;
        }
    }

    public void Return() => pool.Return(_values);
}
