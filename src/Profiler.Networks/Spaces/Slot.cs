using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Profiler.Networks.Spaces;

/// <summary>A place in a search space that one candidate fills.</summary>
/// <param name="Index">Position from 0.</param>
/// <param name="Stride">1 or 2, of the block's depthwise convolution.</param>
public sealed record Slot(int Index, int InChannels, int OutChannels, int Stride, ImmutableArray<Candidate> Candidates)
{
    /// <summary>The name that nodes, tables and reports use: slot00, slot01, …</summary>
    [JsonIgnore]
    public string Name => $"slot{Index:D2}";

    /// <summary>The position of a candidate in this slot, or -1.</summary>
    public int IndexOf(string candidate)
    {
        for (int i = 0; i < Candidates.Length; i++)
        {
            if (Candidates[i].Name == candidate)
            {
                return i;
            }
        }

        return -1;
    }
}
