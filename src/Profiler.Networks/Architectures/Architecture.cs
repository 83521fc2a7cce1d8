using System.Collections.Immutable;
using Profiler.Networks.Errors;
using Profiler.Networks.Spaces;

namespace Profiler.Networks.Architectures;

/// <summary>One candidate chosen per slot of a space, by index.</summary>
public sealed class Architecture : IEquatable<Architecture>
{
    private Architecture(string name, SearchSpace space, ImmutableArray<byte> choices)
    {
        Name = name;
        Space = space;
        Choices = choices;
    }

    public string Name { get; }

    public SearchSpace Space { get; }

    /// <summary>For each slot, the position of its candidate in <see cref="Slot.Candidates"/>.</summary>
    public ImmutableArray<byte> Choices { get; }

    public Candidate CandidateAt(int slot) => Space.Slots[slot].Candidates[Choices[slot]];

    public IEnumerable<string> CandidateNames => Choices.Select((choice, slot) => Space.Slots[slot].Candidates[choice].Name);

    /// <summary>The choices as hexadecimal digits, two a slot: a name for what has none.</summary>
    public string Code => Convert.ToHexStringLower(Choices.AsSpan());

    /// <exception cref="ProfilerException">The number of choices or one of them does not fit the space.</exception>
    public static Architecture FromIndices(SearchSpace space, IReadOnlyList<byte> choices, string? name = null)
    {
        CheckCount(space, choices.Count);
        for (int slot = 0; slot < choices.Count; slot++)
        {
            if (choices[slot] >= space.Slots[slot].Candidates.Length)
            {
                throw new ProfilerException(
                    ErrorCode.UnknownName,
                    $"{space.Slots[slot].Name} of '{space.Name}' has {space.Slots[slot].Candidates.Length} candidates and no index {choices[slot]}.");
            }
        }

        ImmutableArray<byte> indices = [.. choices];
        return new Architecture(name ?? $"{space.Name}-{Convert.ToHexStringLower(indices.AsSpan())}", space, indices);
    }

    /// <exception cref="ProfilerException">A candidate is unknown in its slot, or the number of names is wrong.</exception>
    public static Architecture FromNames(SearchSpace space, IReadOnlyList<string> candidates, string? name = null)
    {
        CheckCount(space, candidates.Count);
        byte[] choices = new byte[candidates.Count];
        for (int slot = 0; slot < choices.Length; slot++)
        {
            int index = space.Slots[slot].IndexOf(candidates[slot]);
            if (index < 0)
            {
                throw NameSuggestion.Unknown(
                    $"candidate of {space.Slots[slot].Name} in '{space.Name}'",
                    candidates[slot],
                    space.Slots[slot].Candidates.Select(c => c.Name));
            }

            choices[slot] = (byte)index;
        }

        return FromIndices(space, choices, name);
    }

    /// <param name="code">As <see cref="Code"/> writes it.</param>
    /// <exception cref="ProfilerException">It is not hexadecimal digits, or does not fit the space.</exception>
    public static Architecture FromCode(SearchSpace space, string code)
    {
        try
        {
            return FromIndices(space, Convert.FromHexString(code));
        }
        catch (FormatException error)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"'{code}' is not hexadecimal digits, two a slot, of '{space.Name}'.", inner: error);
        }
    }

    public bool Equals(Architecture? other) =>
        other is not null && other.Space.Fingerprint == Space.Fingerprint && other.Choices.AsSpan().SequenceEqual(Choices.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as Architecture);

    public override int GetHashCode() => Code.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;

    private static void CheckCount(SearchSpace space, int count)
    {
        if (count != space.Slots.Length)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument,
                $"An architecture of '{space.Name}' chooses one candidate for each of {space.Slots.Length} slots; {count} were given.");
        }
    }
}
