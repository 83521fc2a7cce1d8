namespace TorchSharp.Native;

/// <summary>What an argument or a result is; the numbers are those of Tag in native/operators.cpp.</summary>
internal enum ArgumentKind
{
    /// <summary>The schema's own default.</summary>
    Default = 0,
    None = 1,
    Tensor = 2,
    Int = 3,
    Double = 4,
    Bool = 5,
    IntList = 6,
    DoubleList = 7,
    TensorList = 8,
    OptionalTensorList = 9,
    Device = 10,
    String = 11,
    Generator = 12,
}
