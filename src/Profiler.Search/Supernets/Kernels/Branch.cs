using System.Collections.Immutable;

namespace Profiler.Search.Supernets.Kernels;

/// <summary>
/// An inverted residual as the kernels run it: 1x1 convolution, norm and ReLU; depthwise convolution, norm and ReLU;
/// 1x1 convolution and norm.
/// </summary>
/// <param name="Order">
/// For each hidden channel, the row of the first convolution that makes it: a channel shuffle is a change of this order.
/// </param>
/// <param name="HasResidual">Whether the input is added.</param>
internal sealed record Branch(
    int Hidden, int Kernel, int Padding, int Dilation, int ExpandGroups, int ProjectGroups, ImmutableArray<int> Order, bool HasResidual)
{
    public int Taps => Kernel * Kernel;

    public int Padded => SlotShape.Pad(Hidden);
}
