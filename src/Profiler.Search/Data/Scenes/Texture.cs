namespace Profiler.Search.Data.Scenes;

/// <summary>Whether a point of a pattern of period 1 is light (1) or dark (-1).</summary>
internal static class Texture
{
    private const float DotRadius = 0.36f;

    public static float At(TextureKind kind, float s, float t)
    {
        float x = s - MathF.Floor(s);
        float y = t - MathF.Floor(t);
        return kind switch
        {
            TextureKind.Striped => x < 0.5f ? 1 : -1,
            TextureKind.Checked => x < 0.5f == y < 0.5f ? 1 : -1,
            TextureKind.Dotted => Square(x - 0.5f) + Square(y - 0.5f) < DotRadius * DotRadius ? 1 : -1,
            _ => 0,
        };
    }

    private static float Square(float value) => value * value;
}
