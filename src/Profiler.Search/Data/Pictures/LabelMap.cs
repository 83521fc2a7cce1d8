namespace Profiler.Search.Data.Pictures;

/// <summary>The class of every pixel, 255 where none counts; row after row from the top.</summary>
internal sealed record LabelMap(int Width, int Height, byte[] Classes);
