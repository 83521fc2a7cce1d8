using Profiler.Bindings.Images;
using Profiler.Bindings.Images.Jpeg;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Pictures;

public sealed class JpegFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Colours_are_read()
    {
        ColourImage image = JpegFile.Read(Write(SmallJpegs.RedAndBlue));

        Assert.Equal((16, 8), (image.Width, image.Height));
        Assert.Equal(16 * 8 * 3, image.Pixels.Length);
        AssertNear([255, 0, 0], image.Pixels.AsSpan(0, 3));
        AssertNear([0, 0, 255], image.Pixels.AsSpan(15 * 3, 3));
    }

    [Fact]
    public void Grey_is_read_as_colours() => AssertNear([200, 200, 200], JpegFile.Read(Write(SmallJpegs.Grey)).Pixels.AsSpan(0, 3));

    [Fact]
    public void Four_inks_are_refused() =>
        Assert.Equal(ImageFailure.Unsupported, Assert.Throws<ImageException>(() => JpegFile.Read(Write(SmallJpegs.FourInks))).Failure);

    /// <summary>TurboJPEG fills what is missing with grey and warns; that is not to be trained on.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(100)]
    [InlineData(-20)]
    public void A_file_cut_short_is_refused(int length)
    {
        byte[] whole = SmallJpegs.RedAndBlue;
        string path = Write(length < 0 ? whole[..^-length] : whole[..length]);

        var error = Assert.Throws<ImageException>(() => JpegFile.Read(path));

        Assert.Equal(ImageFailure.Damaged, error.Failure);
        Assert.StartsWith($"The image '{path}' cannot be decoded: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_is_named()
    {
        string path = _folder.PathOf("missing.jpg");

        var error = Assert.Throws<ImageException>(() => JpegFile.Read(path));

        Assert.Equal((ImageFailure.Unreadable, path), (error.Failure, error.Path));
    }

    private static void AssertNear(byte[] expected, ReadOnlySpan<byte> actual)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            Assert.InRange(actual[i], expected[i] - 6, expected[i] + 6);
        }
    }

    private string Write(byte[] bytes)
    {
        string path = _folder.PathOf("image.jpg");
        File.WriteAllBytes(path, bytes);
        return path;
    }
}
