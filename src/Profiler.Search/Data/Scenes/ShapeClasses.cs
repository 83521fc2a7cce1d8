using System.Collections.Immutable;

namespace Profiler.Search.Data.Scenes;

/// <summary>
/// The classes of things: pairs of outline and pattern, chosen so that neither tells the class alone. Only the edge of a
/// large thing tells its outline, so a pixel in its middle needs a wide receptive field.
/// </summary>
internal static class ShapeClasses
{
    private const int Shapes = 5;
    private const int Textures = 4;

    /// <summary>How many classes of things can be told apart.</summary>
    public const int Most = Shapes * Textures;

    public static ImmutableArray<(ShapeKind Shape, TextureKind Texture)> Pairs(int count)
    {
        int shapes = Math.Min(Shapes, (int)Math.Ceiling(Math.Sqrt(count)));
        return [.. Enumerable.Range(0, count).Select(i => ((ShapeKind)(i % shapes), (TextureKind)(i / shapes)))];
    }

    /// <summary>Such as "striped disc".</summary>
    public static string Name((ShapeKind Shape, TextureKind Texture) pair) =>
        $"{pair.Texture} {pair.Shape}".ToLowerInvariant();
}
