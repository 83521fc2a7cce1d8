using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>Fixes the shapes of a model's inputs: what the file declares, filled up by what the user gives.</summary>
internal sealed class InputResolver
{
    /// <summary>What an extent that a file leaves open is in an example.</summary>
    private const long UsualExtent = 224;

    private readonly OnnxModel _model;
    private readonly Dictionary<string, (long Extent, string Input)> _symbols = new(StringComparer.Ordinal);

    private InputResolver(OnnxModel model) => _model = model;

    /// <exception cref="ProfilerException">An extent stays open, or a given shape does not fit the declared one.</exception>
    public static ImmutableSortedDictionary<string, OnnxValue> Resolve(OnnxModel model, OnnxInputs given) =>
        new InputResolver(model).Resolve(given);

    private ImmutableSortedDictionary<string, OnnxValue> Resolve(OnnxInputs given)
    {
        ImmutableDictionary<string, ImmutableArray<long>> shapes = ByName(given);
        foreach (OnnxTensorInfo input in _model.Graph.Inputs.Where(i => shapes.ContainsKey(i.Name)))
        {
            Bind(input, shapes[input.Name]);
        }

        var resolved = ImmutableSortedDictionary.CreateBuilder<string, OnnxValue>(StringComparer.Ordinal);
        var open = new List<OnnxTensorInfo>();
        foreach (OnnxTensorInfo input in _model.Graph.Inputs)
        {
            if (!input.Type.HasSize())
            {
                throw OnnxFileError.Invalid(_model.Path, $"its input '{input.Name}' is not a tensor of numbers");
            }

            ImmutableArray<long> dims = shapes.TryGetValue(input.Name, out ImmutableArray<long> shape) ? shape : Declared(input);
            if (dims.IsDefault)
            {
                open.Add(input);
                continue;
            }

            resolved[input.Name] = new OnnxValue(input.Type, dims);
        }

        return open.Count == 0 ? resolved.ToImmutable() : throw Open(open);
    }

    private ImmutableDictionary<string, ImmutableArray<long>> ByName(OnnxInputs given)
    {
        string[] names = [.. _model.Graph.Inputs.Select(i => i.Name)];
        if (given.ByName.Keys.FirstOrDefault(n => !names.Contains(n, StringComparer.Ordinal)) is { } unknown)
        {
            throw NameSuggestion.Unknown($"input of '{_model.Path}'", unknown, names);
        }

        if (given.Unnamed.IsDefault)
        {
            return given.ByName;
        }

        return names.Length == 1 && given.ByName.IsEmpty
            ? given.ByName.Add(names[0], given.Unnamed)
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"A shape is given without a name, and the inputs of '{_model.Path}' are: {string.Join(", ", names)}.",
                "Write the input's name before its shape: --input NAME=SHAPE.");
    }

    /// <summary>Remembers what the named extents of an input are, so that other inputs with the same names follow.</summary>
    private void Bind(OnnxTensorInfo input, ImmutableArray<long> dims)
    {
        if (input.Dims.IsDefault)
        {
            return;
        }

        bool fits = input.Dims.Length == dims.Length
            && input.Dims.Zip(dims).All(pair => pair.First.Extent is not { } extent || extent == pair.Second);
        if (!fits)
        {
            throw new ProfilerException(
                ErrorCode.InvalidShape,
                $"The input '{input.Name}' of '{_model.Path}' is declared as {input.Shape} and cannot be {OnnxValue.Format(dims)}.",
                "Keep the fixed extents, or export the model for another input size.");
        }

        foreach ((OnnxDimension dimension, long extent) in input.Dims.Zip(dims).Where(p => p.First.Symbol is not null))
        {
            (long Extent, string Input) bound = _symbols.GetValueOrDefault(dimension.Symbol!, (extent, input.Name));
            if (bound.Extent != extent)
            {
                throw new ProfilerException(
                    ErrorCode.InvalidShape,
                    $"The extent '{dimension.Symbol}' of '{_model.Path}' is {bound.Extent} in '{bound.Input}' and {extent} in '{input.Name}'.",
                    "Give both inputs the same value there.");
            }

            _symbols[dimension.Symbol!] = bound;
        }
    }

    /// <summary>The declared shape with its names filled in; default where something stays open.</summary>
    private ImmutableArray<long> Declared(OnnxTensorInfo input)
    {
        if (input.Dims.IsDefault)
        {
            return default;
        }

        long?[] dims = [.. input.Dims.Select(d => d.Extent ?? Bound(d.Symbol))];
        return dims.All(d => d is not null) ? [.. dims.Select(d => d!.Value)] : default;
    }

    private long? Bound(string? symbol) =>
        symbol is not null && _symbols.TryGetValue(symbol, out (long Extent, string Input) bound) ? bound.Extent : null;

    private ProfilerException Open(List<OnnxTensorInfo> inputs) => new(
        ErrorCode.InvalidShape,
        $"'{_model.Path}' leaves the shape of its input open: "
            + string.Join("; ", inputs.Select(i => $"'{i.Name}' is {i.Shape}")) + ".",
        $"Pass --input (over HTTP: input=) with a number for every extent, such as {inputs[0].Name}={Example(inputs[0])}.");

    /// <summary>A shape that fits what is declared, for somebody to begin with.</summary>
    private static string Example(OnnxTensorInfo input) => input.Dims.IsDefault
        ? "1x3x224x224"
        : string.Join('x', input.Dims.Select((dimension, axis) => dimension.Extent ?? (axis == 0 ? 1 : UsualExtent)));
}
