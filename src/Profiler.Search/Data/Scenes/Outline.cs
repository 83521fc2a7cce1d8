namespace Profiler.Search.Data.Scenes;

/// <summary>Which points lie in a shape, in its own frame: centred, unrotated, of the area of the unit disc.</summary>
internal static class Outline
{
    private const float Square = 0.886f;
    private const float TriangleTop = 1.555f;
    private const float RingOuter = 1.2f;
    private const float RingInner = 0.66f;
    private const float CrossLength = 1.3f;
    private const float CrossWidth = 0.35f;
    private const float BarLength = 2.2f;
    private const float BarWidth = 0.357f;

    private static readonly float Diagonal = MathF.Sqrt(3);

    /// <summary>The radius of the disc that holds the shape.</summary>
    public static float Reach(ShapeKind kind) => kind switch
    {
        ShapeKind.Disc => 1,
        ShapeKind.Square => Square * MathF.Sqrt(2),
        ShapeKind.Triangle => TriangleTop,
        ShapeKind.Ring => RingOuter,
        ShapeKind.Cross => MathF.Sqrt((CrossLength * CrossLength) + (CrossWidth * CrossWidth)),
        _ => MathF.Sqrt((BarLength * BarLength) + (BarWidth * BarWidth)),
    };

    public static bool Holds(ShapeKind kind, float u, float v)
    {
        float a = MathF.Abs(u);
        float b = MathF.Abs(v);
        return kind switch
        {
            ShapeKind.Disc => (u * u) + (v * v) < 1,
            ShapeKind.Square => a < Square && b < Square,
            ShapeKind.Triangle => v > -TriangleTop / 2 && (Diagonal * a) + v < TriangleTop,
            ShapeKind.Ring => (u * u) + (v * v) is > RingInner * RingInner and < RingOuter * RingOuter,
            ShapeKind.Cross => (a < CrossLength && b < CrossWidth) || (b < CrossLength && a < CrossWidth),
            _ => a < BarLength && b < BarWidth,
        };
    }
}
