using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Scenes;

namespace Profiler.Search.Tests.Data.Scenes;

public sealed class ShapesDatasetTests
{
    private static readonly TensorShape Input = new(1, 3, 64, 128);

    [Fact]
    public void An_image_depends_on_the_seed_and_its_index_alone()
    {
        Sample image = Read(new ShapesSettings(), 17);
        Sample again = Read(new ShapesSettings(), 17);

        Assert.Equal(image.Image, again.Image);
        Assert.Equal(image.Labels, again.Labels);
        Assert.NotEqual(image.Labels, Read(new ShapesSettings(), 18).Labels);
        Assert.NotEqual(image.Labels, Read(new ShapesSettings { Seed = 1 }, 17).Labels);
        Assert.NotEqual(image.Labels, new ShapesDataset(new ShapesSettings()).Read(true, 17, Input, null).Labels);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public void Every_class_covers_its_share(double difficulty)
    {
        var dataset = new ShapesDataset(new ShapesSettings { Difficulty = difficulty });
        long[] counts = new long[dataset.ClassNames.Count];
        for (int i = 0; i < 60; i++)
        {
            foreach (long label in dataset.Read(false, i, Input, null).Labels)
            {
                counts[label]++;
            }
        }

        double total = counts.Sum();
        Assert.InRange(counts[0] / total, 0.2, 0.65);
        double things = total - counts[0];
        Assert.All(counts[1..], count => Assert.InRange(count / things * (counts.Length - 1), 0.5, 1.6));
    }

    /// <summary>At twice the resolution, a label is that of the scene there; only at edges may the nearest pixels differ.</summary>
    [Fact]
    public void A_scene_is_the_same_at_every_resolution()
    {
        var dataset = new ShapesDataset(new ShapesSettings());
        long[] coarse = dataset.Read(false, 3, Input, null).Labels;
        long[] fine = dataset.Read(false, 3, new TensorShape(1, 3, 128, 256), null).Labels;

        int same = 0;
        for (int y = 0; y < 64; y++)
        {
            for (int x = 0; x < 128; x++)
            {
                same += coarse[(y * 128) + x] == fine[(2 * y * 256) + (2 * x)] ? 1 : 0;
            }
        }

        Assert.InRange(same / (64.0 * 128), 0.98, 1);
    }

    [Fact]
    public void Augmentation_mirrors_image_and_labels_together()
    {
        var dataset = new ShapesDataset(new ShapesSettings { Noise = 0 });
        Sample plain = dataset.Read(false, 5, Input, null);
        Sample mirrored = Enumerable.Range(0, 20).Select(seed => dataset.Read(false, 5, Input, new Random(seed)))
            .First(sample => !sample.Labels.SequenceEqual(plain.Labels));

        Assert.Equal(Mirror(plain.Labels), mirrored.Labels);
        Assert.Equal(Mirror(plain.Image), mirrored.Image);
    }

    [Fact]
    public void Noise_is_what_was_asked_for()
    {
        var quiet = new ShapesDataset(new ShapesSettings { Noise = 0 });
        var noisy = new ShapesDataset(new ShapesSettings { Noise = 0.1 });
        float[] clean = quiet.Read(false, 1, Input, null).Image;
        float[] dirty = noisy.Read(false, 1, Input, null).Image;

        // Red's plane, back to colours from 0 to 1, where clipping takes nothing away.
        double[] differences = [.. Enumerable.Range(0, 64 * 128)
            .Where(i => (clean[i] * 0.229) + 0.485 is > 0.35 and < 0.65)
            .Select(i => (dirty[i] - clean[i]) * 0.229)];

        Assert.True(differences.Length > 500);
        Assert.InRange(differences.Average(), -0.015, 0.015);
        Assert.InRange(Math.Sqrt(differences.Average(d => d * d)), 0.09, 0.11);
    }

    [Fact]
    public void Classification_has_one_label_an_image_and_every_class_occurs()
    {
        var dataset = new ShapesDataset(new ShapesSettings { Task = TaskKind.Classification });
        Sample[] samples = [.. Enumerable.Range(0, 200).Select(i => dataset.Read(false, i, new TensorShape(1, 3, 32, 32), null))];

        Assert.Equal(10, dataset.ClassNames.Count);
        Assert.All(samples, sample => Assert.Single(sample.Labels));
        Assert.Equal(Enumerable.Range(0, 10).Select(i => (long)i), samples.Select(sample => sample.Labels[0]).Distinct().Order());
    }

    /// <summary>Neither the outline nor the pattern alone tells the class.</summary>
    [Fact]
    public void Classes_share_outlines_and_patterns()
    {
        string[][] names = [.. new ShapesDataset(new ShapesSettings()).ClassNames.Skip(1).Select(name => name.Split(' '))];

        Assert.True(names.Select(name => name[0]).Distinct().Count() * 2 < names.Length);
        Assert.True(names.Select(name => name[1]).Distinct().Count() * 2 < names.Length);
        Assert.Equal(names.Length, names.Select(name => string.Join(' ', name)).Distinct().Count());
    }

    [Theory]
    [InlineData("classes=1", "Write classes from 2 to 21.")]
    [InlineData("classes=22", "Write classes from 2 to 21.")]
    [InlineData("task=classification,classes=21", "Write classes from 2 to 20.")]
    [InlineData("difficulty=1.5", "Write difficulty from 0 to 1.")]
    [InlineData("noise=NaN", "Write noise from 0 to 1.")]
    [InlineData("train=1", "Write train from 2 to 10000000.")]
    [InlineData("val=0", "Write val from 1 to 10000000.")]
    public void A_setting_out_of_range_is_refused(string settings, string advice)
    {
        var error = Assert.Throws<ProfilerException>(() => DatasetSpec.Parse($"shapes:{settings}"));

        Assert.Equal(ErrorCode.InvalidArgument, error.Code);
        Assert.Equal(advice, error.Advice);
    }

    private static Sample Read(ShapesSettings settings, int index) => new ShapesDataset(settings).Read(false, index, Input, null);

    private static T[] Mirror<T>(T[] rows) => [.. rows.Chunk(128).SelectMany(row => row.Reverse())];
}
