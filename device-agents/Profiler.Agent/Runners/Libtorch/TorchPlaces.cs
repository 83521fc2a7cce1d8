using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using static TorchSharp.torch;

namespace Profiler.Agent.Runners.Libtorch;

/// <summary>Where a graph's tensors lie while it runs; constants are made when a node first asks for them.</summary>
internal sealed class TorchPlaces(IReadOnlyDictionary<string, float[]> weights, Device device)
{
    /// <summary>Of an input that was left out.</summary>
    public const int None = 0;

    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);
    private readonly List<Tensor?> _values = [null];

    /// <summary>What lies at each place before the first run; whoever takes them disposes of them.</summary>
    public Tensor?[] Values => [.. _values];

    /// <summary>A new place.</summary>
    public int Add(string tensor, Tensor? value = null)
    {
        _places.Add(tensor, _values.Count);
        _values.Add(value);
        return _places[tensor];
    }

    public int? Find(string tensor) => _places.TryGetValue(tensor, out int place) ? place : null;

    /// <exception cref="ProfilerException">It is a constant that is not fp32, or is computed from others.</exception>
    public int Of(string tensor, OnnxValue value) => Find(tensor) ?? Add(tensor, Constant(tensor, value));

    /// <summary>A constant changed once for the node that reads it, such as a weight in another order.</summary>
    public int Prepared(string tensor, OnnxValue value, string how, Func<Tensor, Tensor> prepare)
    {
        if (Find($"{tensor}\0{how}") is { } place)
        {
            return place;
        }

        using Tensor constant = Constant(tensor, value);
        return Add($"{tensor}\0{how}", prepare(constant));
    }

    private Tensor Constant(string tensor, OnnxValue value)
    {
        float[]? values = value.Type != OnnxElementType.Float32 ? null
            : weights.TryGetValue(tensor, out float[]? stored) ? stored
            : value.Data is { } known ? [.. known.ToReals().Select(real => (float)real)]
            : null;
        if (values is null)
        {
            throw new ProfilerException(
                ErrorCode.UnsupportedOperator, $"its input '{tensor}' is a constant of {value.Type} that is not stored as one of fp32");
        }

        using Tensor flat = from_array(values);
        using Tensor shaped = flat.reshape([.. value.Dims]);
        return shaped.to(ScalarType.Float32, device, copy: true);
    }
}
