namespace Profiler.Search.Data.Scenes;

/// <summary>One thing in a scene. Lengths are in parts of the image's shorter side.</summary>
/// <param name="Class">What its pixels are labelled.</param>
/// <param name="Angle">Of the outline, in radians.</param>
/// <param name="TextureAngle">Of the pattern against the outline, in radians.</param>
/// <param name="Period">Of the pattern.</param>
/// <param name="Contrast">How far the pattern takes a colour to either side, from 0 to 1.</param>
internal sealed record SceneObject(
    int Class,
    ShapeKind Shape,
    TextureKind Texture,
    float X,
    float Y,
    float Radius,
    float Angle,
    float TextureAngle,
    float Period,
    float Contrast,
    Colour Colour);
