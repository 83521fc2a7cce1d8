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
        Cells = definition.Cell is null ? [] : Places(definition);
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

    /// <summary>Null where the slots stand in a row; else the cell whose edges they are.</summary>
    public CellDefinition? Cell => Definition.Cell;

    /// <summary>Where the network's cells stand, in order; empty where it has none.</summary>
    public ImmutableArray<CellPlace> Cells { get; }

    private static ImmutableArray<CellPlace> Places(SearchSpaceDefinition definition)
    {
        var places = ImmutableArray.CreateBuilder<CellPlace>();
        int reduction = definition.Stem.Stride;
        foreach (StageDefinition stage in definition.Stages)
        {
            reduction *= stage.Stride;
            for (int r = 0; r < stage.Repeats; r++)
            {
                places.Add(new CellPlace(places.Count, stage.Channels, reduction, IsReduced: r == 0 && stage.Stride > 1));
            }
        }

        return places.ToImmutable();
    }
}
