namespace Profiler.Search.Supernets.Kernels;

/// <summary>A matrix in memory: element (row, column) is at row <see cref="Step"/> + column <see cref="Inner"/>, in floats.</summary>
internal readonly unsafe struct Operand(float* data, nint step, nint inner = 1)
{
    public readonly float* Data = data;
    public readonly nint Step = step;
    public readonly nint Inner = inner;
}
