using System.Text.Json.Serialization;
using Profiler.Networks.Blocks;

namespace Profiler.Networks.Spaces;

/// <summary>A named block choice of a search space.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "block")]
[JsonDerivedType(typeof(InvertedResidualCandidate), "inverted_residual")]
[JsonDerivedType(typeof(SkipCandidate), "skip")]
[JsonDerivedType(typeof(ReluConvCandidate), "relu_conv_bn")]
[JsonDerivedType(typeof(AveragePoolCandidate), "average_pool")]
[JsonDerivedType(typeof(NoneCandidate), "none")]
public abstract record Candidate
{
    public required string Name { get; init; }

    /// <summary>The block that this candidate puts into a slot of the given widths and stride.</summary>
    public abstract Block Build(int inChannels, int outChannels, int stride);
}
