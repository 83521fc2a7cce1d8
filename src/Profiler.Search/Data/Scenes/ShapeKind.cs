namespace Profiler.Search.Data.Scenes;

/// <summary>Outlines of one area, that of a disc of radius 1. The bar is clutter only.</summary>
internal enum ShapeKind
{
    Disc,
    Square,
    Triangle,
    Ring,
    Cross,
    Bar,
}
