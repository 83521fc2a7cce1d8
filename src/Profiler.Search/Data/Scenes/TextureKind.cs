namespace Profiler.Search.Data.Scenes;

/// <summary>Patterns of light and dark within an outline.</summary>
internal enum TextureKind
{
    Striped,
    Dotted,
    Checked,
    Plain,
}
