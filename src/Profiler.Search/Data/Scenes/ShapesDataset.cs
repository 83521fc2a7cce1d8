using System.Globalization;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data.Batches;

namespace Profiler.Search.Data.Scenes;

/// <summary>
/// The built-in dataset: rendered scenes of patterned shapes with exact labels, at any resolution. An image is a pure
/// function of the settings and its index; the same scene at another resolution is the same scene.
/// </summary>
public sealed class ShapesDataset : IExampleSet
{
    private readonly ShapesSettings _settings;
    private readonly SceneComposer _composer;

    /// <exception cref="ProfilerException">A setting is out of range.</exception>
    public ShapesDataset(ShapesSettings settings)
    {
        _settings = settings.Checked();
        _composer = new SceneComposer(_settings);
        string[] things = [.. ShapeClasses.Pairs(_settings.ThingClasses).Select(ShapeClasses.Name)];
        ClassNames = Task == TaskKind.Segmentation ? ["background", .. things] : things;
        Name = Spelling(_settings);
    }

    public string Name { get; }

    public TaskKind Task => _settings.Task;

    public IReadOnlyList<string> ClassNames { get; }

    public int TrainingCount => _settings.Train;

    public int ValidationCount => _settings.Val;

    /// <param name="augmentation">Draws whether the image is mirrored, and its noise.</param>
    public Sample Read(bool isValidation, int index, TensorShape input, Random? augmentation)
    {
        int seed = DrawSeed.Of(_settings.Seed, isValidation ? "validation scene" : "training scene", index);
        var random = new Random(seed);
        float unit = Math.Min(input.Width, input.Height);
        bool isDense = Task == TaskKind.Segmentation;
        Scene scene = isDense
            ? _composer.Crowd(random, input.Width / unit, input.Height / unit)
            : _composer.Portrait(random, input.Width / unit, input.Height / unit);
        int noiseSeed = augmentation?.Next() ?? seed;
        (float[] image, long[] labels) = SceneRenderer.Render(scene, input.Width, input.Height, (float)_settings.Noise, noiseSeed);
        if (augmentation is not null && augmentation.Next(2) == 1)
        {
            Mirror<float>(image, input.Width);
            Mirror<long>(labels, input.Width);
        }

        return new Sample(image, isDense ? labels : [scene.Class]);
    }

    private static void Mirror<T>(Span<T> rows, int width)
    {
        for (; rows.Length > 0; rows = rows[width..])
        {
            rows[..width].Reverse();
        }
    }

    /// <summary>The settings that are not the default ones, as they are written in a dataset's name.</summary>
    private static string Spelling(ShapesSettings settings)
    {
        var standard = new ShapesSettings();
        var parts = new List<string>();
        Add(settings.Task != standard.Task, "task=classification");
        Add(settings.Classes != standard.Classes, $"classes={settings.Classes}");
        Add(settings.Difficulty != standard.Difficulty, string.Create(CultureInfo.InvariantCulture, $"difficulty={settings.Difficulty}"));
        Add(settings.Noise != standard.Noise, string.Create(CultureInfo.InvariantCulture, $"noise={settings.Noise}"));
        Add(settings.Train != standard.Train, $"train={settings.Train}");
        Add(settings.Val != standard.Val, $"val={settings.Val}");
        Add(settings.Seed != standard.Seed, $"seed={settings.Seed}");
        return parts.Count == 0 ? "shapes" : $"shapes:{string.Join(',', parts)}";

        void Add(bool isOther, string part)
        {
            if (isOther)
            {
                parts.Add(part);
            }
        }
    }
}
