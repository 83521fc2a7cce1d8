using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Profiler.Networks.Shapes;

namespace Profiler.Networks.Spaces;

/// <summary>Stem, slots in order, each with its candidates, head: validated, ready to be sampled and built.</summary>
public sealed class SearchSpace
{
    internal SearchSpace(SearchSpaceDefinition definition, TensorShape defaultInput, ImmutableArray<Slot> slots)
    {
        Definition = definition;
        DefaultInput = defaultInput;
        Slots = slots;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(SearchSpaceJson.Write(this))));
    }

    public SearchSpaceDefinition Definition { get; }

    public string Name => Definition.Name;

    /// <summary>SHA-256 of the definition, in hexadecimal: tables belong to a definition, not to a name.</summary>
    public string Fingerprint { get; }

    public TensorShape DefaultInput { get; }

    public ImmutableArray<Slot> Slots { get; }

    public StemDefinition Stem => Definition.Stem;

    public HeadDefinition Head => Definition.Head;
}
