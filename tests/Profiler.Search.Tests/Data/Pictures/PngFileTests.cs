using Profiler.Bindings.Images;
using Profiler.Bindings.Images.Png;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Pictures;

public sealed class PngFileTests : IDisposable
{
    private static readonly (string, byte[]) Gamma = ("gAMA", [0, 0, 0x45, 0]);
    private static readonly (string, byte[]) Srgb = ("sRGB", [0]);

    private readonly TemporaryFolder _folder = new();

    private string File => _folder.PathOf("image.png");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Colours_come_back_as_they_were_written()
    {
        byte[] pixels = [.. Enumerable.Range(0, 5 * 3 * 3).Select(i => (byte)(i * 37))];

        PngFile.Write(File, new ColourImage(5, 3, pixels));
        ColourImage image = PngFile.ReadColours(File);

        Assert.Equal((5, 3), (image.Width, image.Height));
        Assert.Equal(pixels, image.Pixels);
    }

    [Fact]
    public void Grey_values_come_back_as_they_were_written()
    {
        byte[] values = [.. Enumerable.Range(0, 256).Select(i => (byte)i)];

        PngFile.WriteGrey(File, 16, 16, values);

        Assert.Equal(values.Select(value => (ushort)value), PngFile.ReadValues(File).Values);
        Assert.Equal(values.SelectMany(value => new[] { value, value, value }), PngFile.ReadColours(File).Pixels);
    }

    [Fact]
    public void A_palette_is_read_as_indices_or_as_colours()
    {
        // Two entries of one colour: their indices must stay apart.
        byte[] palette = [10, 20, 30, 10, 20, 30, 200, 100, 0];

        PngFile.WritePalette(File, 2, 2, [0, 1, 2, 1], palette);

        Assert.Equal([0, 1, 2, 1], PngFile.ReadValues(File).Values);
        Assert.Equal([10, 20, 30, 10, 20, 30, 200, 100, 0, 10, 20, 30], PngFile.ReadColours(File).Pixels);
    }

    [Theory]
    [InlineData(1, new byte[] { 0b1011_0000 }, new ushort[] { 1, 0, 1, 1 })]
    [InlineData(2, new byte[] { 0b1100_0110 }, new ushort[] { 3, 0, 1, 2 })]
    [InlineData(4, new byte[] { 0x1F, 0x07 }, new ushort[] { 1, 15, 0, 7 })]
    [InlineData(8, new byte[] { 1, 128, 254, 7 }, new ushort[] { 1, 128, 254, 7 })]
    [InlineData(16, new byte[] { 0, 11, 3, 232, 255, 255, 0, 0 }, new ushort[] { 11, 1000, 65535, 0 })]
    public void Grey_of_any_depth_is_read_as_it_is_stored_whatever_the_file_says_of_gamma(int bits, byte[] row, ushort[] values)
    {
        RawPng.Write(File, 4, bits, RawPng.Grey, [row], Gamma, Srgb, ("tRNS", [0, 1]));

        Assert.Equal(values, PngFile.ReadValues(File).Values);
    }

    [Fact]
    public void A_palette_of_four_bits_with_transparency_is_read_as_indices()
    {
        RawPng.Write(File, 3, 4, RawPng.Palette, [[0x20, 0x10]], Gamma, ("PLTE", [0, 0, 0, 9, 9, 9, 255, 0, 0]), ("tRNS", [0, 128]));

        Assert.Equal([2, 0, 1], PngFile.ReadValues(File).Values);
        Assert.Equal([255, 0, 0, 0, 0, 0, 9, 9, 9], PngFile.ReadColours(File).Pixels);
    }

    [Fact]
    public void Colours_of_16_bits_are_rounded_to_8_whatever_the_file_says_of_gamma()
    {
        // 25600, 51210 and 65535 of 65535.
        RawPng.Write(File, 1, 16, RawPng.Colour, [[100, 0, 200, 10, 255, 255]], Gamma);

        Assert.Equal([100, 199, 255], PngFile.ReadColours(File).Pixels);
    }

    [Fact]
    public void Transparency_leaves_colours_as_they_are_stored()
    {
        RawPng.Write(File, 2, 8, RawPng.ColourAlpha, [[10, 20, 30, 0, 40, 50, 60, 128]]);

        Assert.Equal([10, 20, 30, 40, 50, 60], PngFile.ReadColours(File).Pixels);
    }

    [Fact]
    public void Colours_are_no_values()
    {
        PngFile.Write(File, new ColourImage(1, 1, [1, 2, 3]));

        var error = Assert.Throws<ImageException>(() => PngFile.ReadValues(File));

        Assert.Equal(ImageFailure.Unsupported, error.Failure);
        Assert.Equal($"The image '{File}' holds colours, where one value a pixel is wanted.", error.Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(60)]
    [InlineData(200)]
    public void A_file_cut_short_is_refused(int length)
    {
        byte[] noise = new byte[30 * 30 * 3];
        new Random(1).NextBytes(noise);
        PngFile.Write(File, new ColourImage(30, 30, noise));
        System.IO.File.WriteAllBytes(File, System.IO.File.ReadAllBytes(File)[..length]);

        var error = Assert.Throws<ImageException>(() => PngFile.ReadColours(File));

        Assert.Equal((ImageFailure.Damaged, File), (error.Failure, error.Path));
        Assert.StartsWith($"The image '{File}' cannot be decoded: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_that_asks_for_too_much_memory_is_refused()
    {
        RawPng.Write(File, 1_000_000, 8, RawPng.Grey, [.. Enumerable.Repeat(new byte[1], 300)]);

        Assert.Equal(ImageFailure.TooLarge, Assert.Throws<ImageException>(() => PngFile.ReadColours(File)).Failure);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        var error = Assert.Throws<ImageException>(() => PngFile.ReadColours(File));

        Assert.Equal(ImageFailure.Unreadable, error.Failure);
        Assert.Contains(File, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_that_is_not_there_cannot_be_written_to()
    {
        string path = Path.Combine(_folder.Path, "missing", "image.png");

        var error = Assert.Throws<ImageException>(() => PngFile.WriteGrey(path, 1, 1, [0]));

        Assert.Equal(ImageFailure.Unwritable, error.Failure);
    }

    [Fact]
    public void Pixels_of_another_size_are_refused() =>
        Assert.Throws<ArgumentException>(() => PngFile.WriteGrey(File, 2, 2, [0]));
}
