using Profiler.CostModels.Transfer;
using Profiler.CostModels.Transfer.Encoders;
using Profiler.Networks.Architectures;

namespace Profiler.Fleet.Onboarding;

/// <summary>Architectures as the encoder of their search space reads them.</summary>
internal static class ArchitectureEncoding
{
    public static EncodedArchitecture Encode(this IArchitectureEncoder encoder, Architecture architecture) => encoder switch
    {
        SlotEncoder slots => slots.Encode(architecture),
        CellEncoder cells => cells.Encode(architecture),
        _ => throw new NotSupportedException($"{encoder.GetType().Name} reads no architectures of a search space."),
    };
}
