using System.Globalization;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>A search space's architectures: one feature a slot and candidate, 1 where it was chosen.</summary>
public sealed class SlotEncoder : IArchitectureEncoder
{
    /// <summary>Where no slot has more candidates, an architecture is written as one digit a slot.</summary>
    private const int MostDigits = 10;

    private readonly SearchSpace _space;
    private readonly int[] _offsets;

    public SlotEncoder(SearchSpace space)
    {
        _space = space;
        _offsets = new int[space.Slots.Length];
        foreach (Slot slot in space.Slots)
        {
            _offsets[slot.Index] = Width;
            Width += slot.Candidates.Length;
        }
    }

    public string Space => _space.Name;

    public SearchSpace SearchSpace => _space;

    public int Width { get; }

    private bool HasDigits => _space.Slots.All(slot => slot.Candidates.Length <= MostDigits);

    /// <summary>The feature of a candidate in a slot.</summary>
    public int ColumnOf(int slot, int candidate) => _offsets[slot] + candidate;

    /// <param name="text">A digit a slot (7818…), two hexadecimal digits a slot, or the candidates' names joined by '|'.</param>
    public EncodedArchitecture Encode(string text) => Encode(Read(text));

    public EncodedArchitecture Encode(Architecture architecture)
    {
        if (architecture.Space.Fingerprint != _space.Fingerprint)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch, $"'{architecture.Name}' is of the space '{architecture.Space.Name}', not of '{_space.Name}'.");
        }

        string text = HasDigits ? string.Concat(architecture.Choices.Select(choice => (char)('0' + choice))) : architecture.Code;
        return new EncodedArchitecture(
            text,
            [.. architecture.Choices.Select((choice, slot) => ColumnOf(slot, choice))],
            [.. architecture.Choices.Select(_ => 1.0)]);
    }

    /// <summary>The architecture that a text stands for.</summary>
    public Architecture Read(string text)
    {
        int slots = _space.Slots.Length;
        if (text.Contains('|', StringComparison.Ordinal))
        {
            return Architecture.FromNames(_space, text.Split('|'));
        }

        if (HasDigits && text.Length == slots && text.All(char.IsAsciiDigit))
        {
            return Architecture.FromIndices(_space, [.. text.Select(digit => (byte)(digit - '0'))]);
        }

        return text.Length == 2 * slots && text.All(char.IsAsciiHexDigit)
            ? Architecture.FromIndices(_space, Convert.FromHexString(text))
            : throw new ProfilerException(
                ErrorCode.InvalidArgument,
                string.Create(CultureInfo.InvariantCulture, $"'{text}' is no architecture of '{_space.Name}', which has {slots} slots."),
                $"Write {(HasDigits ? "one digit" : "two hexadecimal digits")} a slot, or the candidates' names joined by '|'.");
    }
}
