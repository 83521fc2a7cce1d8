namespace Profiler.Search.Supernets.Kernels;

/// <summary>What a matrix product begins with, and whether it ends in a ReLU.</summary>
internal enum Start
{
    /// <summary>C = A B.</summary>
    Zero,

    /// <summary>C += A B.</summary>
    Add,

    /// <summary>C = max(A B + bias, 0).</summary>
    BiasThenRelu,
}
