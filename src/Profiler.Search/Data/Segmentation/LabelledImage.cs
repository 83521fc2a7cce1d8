namespace Profiler.Search.Data.Segmentation;

/// <summary>The paths of an image and of its labels.</summary>
internal sealed record LabelledImage(string Image, string Labels);
