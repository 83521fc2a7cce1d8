namespace Profiler.Search.Data.Scenes;

/// <summary>What falls on a scene: a gain in its middle, and by how much more a gain a shorter side to the right and below.</summary>
/// <param name="Cast">The gains of the colours.</param>
internal readonly record struct Light(float Gain, float SlopeX, float SlopeY, Colour Cast);
