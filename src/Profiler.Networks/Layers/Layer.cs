using Profiler.Networks.Shapes;

namespace Profiler.Networks.Layers;

/// <summary>
/// One operator of a block with its hyper-parameters. Counting, ONNX export and the Torch builder
/// each read these records; nothing about a layer is written a second time.
/// </summary>
public abstract record Layer
{
    /// <summary>How many feature maps the layer reads.</summary>
    public virtual int InputCount => 1;

    /// <summary>The shape of the output for inputs of the given shapes.</summary>
    /// <exception cref="Errors.ProfilerException">The layer cannot take these shapes.</exception>
    public abstract TensorShape InferShape(IReadOnlyList<TensorShape> inputs);
}
