namespace Profiler.Search.Data.Scenes;

/// <summary>A plane wave of brightness in the background; x and y are radians a pixel's shorter-side length.</summary>
internal readonly record struct Wave(float X, float Y, float Phase, float Amplitude);
