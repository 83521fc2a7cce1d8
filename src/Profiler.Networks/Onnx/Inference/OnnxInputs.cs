using System.Collections.Immutable;
using System.Globalization;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Networks.Onnx.Inference;

/// <summary>Shapes that a user gives to a model's inputs, for those that the file leaves open.</summary>
/// <param name="ByName">By the input's name.</param>
/// <param name="Unnamed">For the only input of a model; default where none was given.</param>
public sealed record OnnxInputs(
    ImmutableDictionary<string, ImmutableArray<long>> ByName, ImmutableArray<long> Unnamed)
{
    /// <summary>The shapes of the file as they are.</summary>
    public static OnnxInputs AsDeclared { get; } =
        new(ImmutableDictionary.Create<string, ImmutableArray<long>>(StringComparer.Ordinal), default);

    /// <summary>Reads the forms 1x3x224x224 and name=1x3x224x224; a name may hold further equals signs.</summary>
    /// <exception cref="ProfilerException">A text is not of these forms, or a shape is given twice.</exception>
    public static OnnxInputs Parse(IEnumerable<string> texts)
    {
        OnnxInputs inputs = AsDeclared;
        foreach (string text in texts)
        {
            int equals = text.LastIndexOf('=');
            string name = text[..Math.Max(equals, 0)];
            bool isTwice = equals < 0 ? !inputs.Unnamed.IsDefault : inputs.ByName.ContainsKey(name);
            if (isTwice)
            {
                throw new ProfilerException(ErrorCode.InvalidArgument, $"'{text}' gives a second shape to the same input.");
            }

            ImmutableArray<long> dims = Dims(text, text[(equals + 1)..]);
            inputs = equals < 0
                ? inputs with { Unnamed = dims }
                : inputs with { ByName = inputs.ByName.Add(name, dims) };
        }

        return inputs;
    }

    private static ImmutableArray<long> Dims(string whole, string text)
    {
        var dims = ImmutableArray.CreateBuilder<long>();
        long product = 1;
        foreach (string part in text.Split('x', 'X'))
        {
            bool isNumber = long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long extent);
            if (!isNumber || extent < 1 || extent > ReadingLimits.MaxElements / product)
            {
                throw new ProfilerException(
                    ErrorCode.InvalidShape,
                    $"'{whole}' is not the shape of an input.",
                    "Write positive extents, such as 1x3x224x224, with the input's name before them where there are several: images=1x3x224x224.");
            }

            product *= extent;
            dims.Add(extent);
        }

        return dims.ToImmutable();
    }
}
