using System.Collections.Immutable;

namespace Profiler.Search.Data.Scenes;

/// <summary>Draws scenes. Everything that makes them hard grows with the difficulty.</summary>
internal sealed class SceneComposer(ShapesSettings settings)
{
    private const int Background = 0;
    private const int Waves = 3;

    private readonly ImmutableArray<(ShapeKind Shape, TextureKind Texture)> _pairs = ShapeClasses.Pairs(settings.ThingClasses);

    /// <summary>A scene of many things, each class as likely as the next.</summary>
    /// <param name="width">In parts of the shorter side, as all lengths here.</param>
    public Scene Crowd(Random random, float width, float height)
    {
        int[] order = [.. Enumerable.Range(0, _pairs.Length)];
        random.Shuffle(order);
        float area = width * height;
        int things = Math.Max(2, (int)Math.Round(area * Harder(4, 7)));
        int clutter = (int)Math.Round(area * Harder(0, 6));
        var objects = new List<SceneObject>(things + clutter);
        for (int i = 0; i < things; i++)
        {
            int pair = order[i % order.Length];
            float x = width * random.NextSingle();
            float y = height * random.NextSingle();
            objects.Add(Thing(random, pair, pair + 1, Between(random, 0.12f, 0.28f), (x, y)));
        }

        for (int i = 0; i < clutter; i++)
        {
            objects.Insert(random.Next(objects.Count + 1), Bar(random, width, height));
        }

        return Compose(random, Background, objects);
    }

    /// <summary>A scene of one large thing, whose class is the image's, amid clutter that may lie over it.</summary>
    public Scene Portrait(Random random, float width, float height)
    {
        int pair = random.Next(_pairs.Length);
        float x = (width / 2) + Between(random, -0.12f, 0.12f);
        float y = (height / 2) + Between(random, -0.12f, 0.12f);
        var objects = new List<SceneObject> { Thing(random, pair, pair, Between(random, 0.22f, 0.34f), (x, y)) };
        int clutter = (int)Math.Round(width * height * Harder(0, 6));
        for (int i = 0; i < clutter; i++)
        {
            // Two of three behind the thing: what lies over it must not hide it.
            objects.Insert(i % 3 == 2 ? objects.Count : 0, Bar(random, width, height));
        }

        return Compose(random, pair, objects);
    }

    private Scene Compose(Random random, int label, IReadOnlyList<SceneObject> objects)
    {
        float uneven = Harder(0.1f, 0.6f);
        var waves = new Wave[Waves];
        for (int i = 0; i < Waves; i++)
        {
            float angle = Between(random, 0, 2 * MathF.PI);
            float frequency = 2 * MathF.PI * Between(random, 1, 10);
            waves[i] = new Wave(
                frequency * MathF.Cos(angle), frequency * MathF.Sin(angle), Between(random, 0, 2 * MathF.PI), Harder(0.03f, 0.1f));
        }

        var light = new Light(
            1 + Between(random, -uneven / 2, uneven / 2),
            Between(random, -uneven, uneven),
            Between(random, -uneven, uneven),
            new Colour(Cast(random, uneven), Cast(random, uneven), Cast(random, uneven)));
        return new Scene(label, Colour.FromHue(random.NextDouble(), 0.25, Between(random, 0.3f, 0.7f)), waves, light, objects);
    }

    private SceneObject Thing(Random random, int pair, int label, float radius, (float X, float Y) centre)
    {
        (ShapeKind shape, TextureKind texture) = _pairs[pair];

        // Squared, so that at medium difficulty the colour still narrows the class down to neighbours, most of one pattern:
        // the outline, which only a wide view shows, must decide among them.
        double spread = settings.Difficulty * settings.Difficulty;
        double hue = ((double)pair / _pairs.Length) + (spread * (random.NextDouble() - 0.5));
        return new SceneObject(
            label,
            shape,
            texture,
            centre.X,
            centre.Y,
            radius,
            Between(random, 0, 2 * MathF.PI),
            Between(random, 0, 2 * MathF.PI),
            radius * Between(random, 0.45f, 0.75f),
            Harder(0.5f, 0.2f) * Between(random, 0.8f, 1.2f),
            Colour.FromHue(hue, Between(random, 0.35f, 0.75f), Between(random, 0.4f, 0.8f)));
    }

    /// <summary>Clutter: patterned as things are, and labelled as background.</summary>
    private SceneObject Bar(Random random, float width, float height)
    {
        int pair = random.Next(_pairs.Length);
        SceneObject thing = Thing(
            random, pair, Background, Between(random, 0.04f, 0.09f), (width * random.NextSingle(), height * random.NextSingle()));
        return thing with { Shape = ShapeKind.Bar };
    }

    private float Harder(float easy, float hard) => easy + ((float)settings.Difficulty * (hard - easy));

    private static float Cast(Random random, float uneven) => 1 + Between(random, -uneven / 4, uneven / 4);

    private static float Between(Random random, float least, float most) => least + ((most - least) * random.NextSingle());
}
