using System.Collections.Immutable;
using System.Globalization;
using Profiler.CostModels.LookupTables;
using Profiler.Networks.Architectures;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.CostModels.Transfer.Encoders;

/// <summary>
/// A search space's architectures: one feature a slot and candidate, 1 where it was chosen; and where lookup tables know
/// layouts, for each of their walks once more where the slot is given a plain feature map.
/// </summary>
public sealed class SlotEncoder : IArchitectureEncoder
{
    /// <summary>Where no slot has more candidates, an architecture is written as one digit a slot.</summary>
    private const int MostDigits = 10;

    /// <summary>
    /// What the feature of a plain feature map is: less than 1, since a layout matters less than the choice (docs/onboarding.md).
    /// </summary>
    private const double PlainValue = 0.5;

    private readonly SearchSpace _space;
    private readonly int[] _offsets;
    private readonly int _choices;

    /// <param name="walks">How layouts go from slot to slot; none where it is not known.</param>
    public SlotEncoder(SearchSpace space, params ImmutableArray<LayoutWalk> walks)
    {
        Walks = walks;
        _space = space;
        _offsets = new int[space.Slots.Length];
        foreach (Slot slot in space.Slots)
        {
            _offsets[slot.Index] = _choices;
            _choices += slot.Candidates.Length;
        }
    }

    public string Space => _space.Name;

    public SearchSpace SearchSpace => _space;

    public ImmutableArray<LayoutWalk> Walks { get; }

    public int Width => _choices * (1 + Walks.Length);

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
        int[] columns = [.. architecture.Choices.Select((choice, slot) => ColumnOf(slot, choice))];
        int[] plain =
        [
            .. Walks.SelectMany((walk, k) => walk.IsPlain(architecture.Choices)
                .Zip(columns, (isPlain, column) => isPlain ? ((k + 1) * _choices) + column : -1))
                .Where(column => column >= 0),
        ];
        return new EncodedArchitecture(text, [.. columns, .. plain], [.. columns.Select(_ => 1.0), .. plain.Select(_ => PlainValue)]);
    }

    /// <summary>What a lookup table of the space says that each feature costs; exact where its provider's walk is among these.</summary>
    public ImmutableArray<double> CostsOf(LookupTable table)
    {
        double[] costs = new double[Width];
        foreach (TableEntry entry in table.Entries)
        {
            costs[ColumnOf(entry.Slot, _space.Slots[entry.Slot].IndexOf(entry.Candidate))] = entry.LatencyMs;
        }

        int walk = Walks.ToList().FindIndex(own => own.Provider == table.Target.Provider);
        foreach (IGrouping<(int Slot, string Candidate), ContextEntry> contexts in table.Contexts.GroupBy(context => (context.Slot, context.Candidate)))
        {
            int column = ColumnOf(contexts.Key.Slot, _space.Slots[contexts.Key.Slot].IndexOf(contexts.Key.Candidate));
            ContextEntry blocked = contexts.MinBy(context => context.LayoutIn)!;
            ContextEntry plain = contexts.MaxBy(context => context.LayoutIn)!;
            costs[column] = blocked.LatencyMs;
            if (walk >= 0)
            {
                costs[((walk + 1) * _choices) + column] = (plain.LatencyMs - blocked.LatencyMs) / PlainValue;
            }
        }

        return [.. costs];
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
