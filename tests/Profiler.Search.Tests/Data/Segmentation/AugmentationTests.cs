using FsCheck;
using FsCheck.Fluent;
using Profiler.Bindings.Images.Png;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Segmentation;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Segmentation;

public sealed class AugmentationTests : IDisposable
{
    private const int Width = 12;
    private const int Height = 8;

    private readonly TemporaryFolder _folder = new();
    private readonly IExampleSet _set;

    /// <summary>One image for both parts: its left half is class 1 and red 110, its right half class 0 and red 0.</summary>
    public AugmentationTests()
    {
        foreach (string part in new[] { "train", "val" })
        {
            byte[] left = [.. Enumerable.Range(0, Width * Height).Select(i => (byte)(i % Width < Width / 2 ? 1 : 0))];
            PngFile.Write(
                _folder.PathOf(part, "a.png"), new(Width, Height, [.. left.SelectMany(it => new byte[] { (byte)(it * 110), 0, 0 })]));
            PngFile.WriteGrey(_folder.PathOf($"{part}annot", "a.png"), Width, Height, left);
        }

        _set = CamVidFolder.Open(_folder.Path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Validation_shows_the_whole_image_in_the_middle_and_pads_the_rest()
    {
        Sample sample = _set.Read(true, 0, new TensorShape(1, 3, 10, 12), null);

        Assert.All(sample.Labels[..12].Concat(sample.Labels[^12..]), label => Assert.Equal(255, label));
        Assert.All(sample.Image[..12], value => Assert.Equal(0, value));
        Assert.Equal(Enumerable.Repeat(1L, 6).Concat(Enumerable.Repeat(0L, 6)), sample.Labels[12..24]);
    }

    [Fact]
    public void Reducing_an_image_uses_all_of_its_pixels()
    {
        Sample sample = _set.Read(true, 0, new TensorShape(1, 3, 1, 1), null);

        Assert.InRange(SmallPictures.Byte(sample, 0, 0), 50, 60);
    }

    /// <summary>Wherever the pixels well within a class are shown, image and label say the same; padding is both or neither.</summary>
    [Fact]
    public void Image_and_labels_are_changed_together()
    {
        Gen<(int, int, int)> gen =
            from seed in Gen.Choose(0, int.MaxValue - 1) from height in Gen.Choose(4, 24) from width in Gen.Choose(4, 24) select (seed, height, width);
        Check.One(Properties.Config, Prop.ForAll(gen.ToArbitrary(), ((int Seed, int Height, int Width) it) =>
        {
            Sample sample = _set.Read(false, 0, new TensorShape(1, 3, it.Height, it.Width), new Random(it.Seed));
            int plane = it.Height * it.Width;
            return Enumerable.Range(0, plane).All(pixel => sample.Labels[pixel] switch
            {
                255 => sample.Image[pixel] == 0 && sample.Image[plane + pixel] == 0,
                1 => SmallPictures.Byte(sample, 0, pixel) > 40,
                0 => SmallPictures.Byte(sample, 0, pixel) < 70,
                _ => false,
            });
        }));
    }

    [Fact]
    public void Scale_place_and_mirroring_vary()
    {
        var input = new TensorShape(1, 3, Height, Width);
        Sample[] samples = [.. Enumerable.Range(0, 60).Select(seed => _set.Read(false, 0, input, new Random(seed)))];

        int[] padded = [.. samples.Select(sample => sample.Labels.Count(label => label == 255))];
        Assert.Contains(0, padded);
        Assert.Contains(padded, count => count > Width * Height / 2);
        Assert.All(padded, count => Assert.InRange(count, 0, Width * Height * 4 / 5));
        Assert.Contains(samples, sample => IsMirrored(sample));
        Assert.Contains(samples, sample => !IsMirrored(sample));
    }

    [Fact]
    public void The_same_draws_give_the_same_sample()
    {
        var input = new TensorShape(1, 3, 6, 6);

        Assert.Equal(_set.Read(false, 0, input, new Random(4)).Image, _set.Read(false, 0, input, new Random(4)).Image);
        Assert.NotEqual(_set.Read(false, 0, input, new Random(4)).Image, _set.Read(false, 0, input, new Random(5)).Image);
    }

    private static bool IsMirrored(Sample sample)
    {
        long[] row = [.. sample.Labels.Chunk(Width).Select(row => row.Where(label => label != 255).ToArray()).First(labels => labels.Length > 0)];
        return row[0] == 0;
    }
}
