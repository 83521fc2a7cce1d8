namespace Profiler.Networks.Spaces;

/// <summary>Where in a network a cell stands.</summary>
/// <param name="Index">Position from 0 among all cells.</param>
/// <param name="Channels">The width of all its nodes.</param>
/// <param name="Reduction">How many times smaller than the network's input its feature maps are, along each side.</param>
/// <param name="IsReduced">Whether a reduction block stands before it.</param>
public readonly record struct CellPlace(int Index, int Channels, int Reduction, bool IsReduced);
