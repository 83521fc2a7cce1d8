using Profiler.Bindings.Images.Png;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Batches;
using Profiler.Search.Data.Segmentation;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Segmentation;

public sealed class CityscapesFolderTests : IDisposable
{
    private const string Aachen = "aachen_000000_000019";
    private const string Ulm = "ulm_000001_000019";
    private const string Lindau = "lindau_000000_000019";

    private static readonly TensorShape Native = new(1, 3, 4, 8);

    private readonly TemporaryFolder _folder = new();

    public CityscapesFolderTests()
    {
        Write("train", Aachen);
        Write("train", Ulm);
        Write("val", Lindau);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_found_city_by_city_with_the_19_classes()
    {
        IExampleSet set = CityscapesFolder.Open(_folder.Path);

        Assert.Equal((2, 1), (set.TrainingCount, set.ValidationCount));
        Assert.Equal(19, set.ClassNames.Count);
        Assert.Equal(("road", "bicycle"), (set.ClassNames[0], set.ClassNames[18]));
        Assert.Equal($"cityscapes:{_folder.Path}", set.Name);
    }

    /// <summary>The file holds the label ids 0 to 31 in order; training ids as the benchmark's table has them.</summary>
    [Fact]
    public void Label_ids_become_training_ids()
    {
        long[] labels = CityscapesFolder.Open(_folder.Path).Read(true, 0, Native, null).Labels;

        Assert.Equal(
            [
                255, 255, 255, 255, 255, 255, 255, 0, 1, 255, 255, 2, 3, 4, 255, 255,
                255, 5, 255, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 255, 255, 16,
            ],
            labels);
    }

    [Fact]
    public void At_its_own_size_an_image_is_shown_as_it_is()
    {
        Sample sample = CityscapesFolder.Open(_folder.Path).Read(true, 0, Native, null);

        for (int pixel = 0; pixel < 32; pixel++)
        {
            Assert.Equal((10 * (pixel % 8), 10 * (pixel / 8), 7), (SmallPictures.Byte(sample, 0, pixel), SmallPictures.Byte(sample, 1, pixel), SmallPictures.Byte(sample, 2, pixel)));
        }
    }

    [Fact]
    public void Training_ids_serve_where_label_ids_are_missing()
    {
        File.Delete(Labels("val", Lindau, "labelIds"));
        PngFile.WriteGrey(Labels("val", Lindau, "labelTrainIds"), 8, 4, [.. Enumerable.Range(0, 32).Select(i => (byte)(i < 19 ? i : 255))]);

        long[] labels = CityscapesFolder.Open(_folder.Path).Read(true, 0, Native, null).Labels;

        Assert.Equal(Enumerable.Range(0, 32).Select(i => i < 19 ? i : 255L), labels);
    }

    [Fact]
    public void Label_ids_win_over_training_ids()
    {
        PngFile.WriteGrey(Labels("val", Lindau, "labelTrainIds"), 8, 4, new byte[32]);

        Assert.Equal(255, CityscapesFolder.Open(_folder.Path).Read(true, 0, Native, null).Labels[0]);
    }

    [Fact]
    public void An_image_without_labels_is_named_with_the_file_that_is_missing()
    {
        File.Delete(Labels("train", Ulm, "labelIds"));

        Refuses($"The image '{Image("train", Ulm)}' has no labels: there is no '{Labels("train", Ulm, "labelIds")}'.");
    }

    [Fact]
    public void Labels_without_an_image_are_named_with_the_file_that_is_missing()
    {
        File.Delete(Image("train", Ulm));

        Refuses($"The labels '{Labels("train", Ulm, "labelIds")}' have no image: there is no '{Image("train", Ulm)}'.");
    }

    [Theory]
    [InlineData("leftImg8bit", "train")]
    [InlineData("gtFine", "val")]
    public void A_missing_folder_is_named(string kind, string part)
    {
        string path = Path.Combine(_folder.Path, kind, part);
        Directory.Delete(path, recursive: true);

        Refuses($"The folder '{path}' of the dataset is missing.");
    }

    [Fact]
    public void A_folder_without_images_is_named()
    {
        string path = Path.Combine(_folder.Path, "leftImg8bit", "val");
        File.Delete(Image("val", Lindau));

        Refuses($"'{path}' holds no CITY/NAME_leftImg8bit.png.");
    }

    [Fact]
    public void Two_files_of_one_name_are_named()
    {
        string twin = _folder.PathOf("leftImg8bit", "train", "bonn", $"{Aachen}_leftImg8bit.png");
        File.Copy(Image("train", Aachen), twin);

        Refuses($"'{Image("train", Aachen)}' and '{twin}' have the same name.");
    }

    [Theory]
    [InlineData("labelIds", 34, "a label id of Cityscapes (0 to 33)")]
    [InlineData("labelTrainIds", 19, "a training id of Cityscapes (0 to 18, or 255)")]
    public void A_value_that_is_no_label_is_named_with_its_file(string kind, byte value, string meaning)
    {
        File.Delete(Labels("val", Lindau, "labelIds"));
        byte[] values = new byte[32];
        values[13] = value;
        PngFile.WriteGrey(Labels("val", Lindau, kind), 8, 4, values);
        IExampleSet set = CityscapesFolder.Open(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(true, 0, Native, null));

        Assert.Equal(
            $"The labels '{Labels("val", Lindau, kind)}' hold the value {value} at column 5, row 1, which is not {meaning}.", error.Message);
    }

    [Fact]
    public void Sizes_that_differ_are_named_with_both_files()
    {
        PngFile.WriteGrey(Labels("val", Lindau, "labelIds"), 4, 4, new byte[16]);
        IExampleSet set = CityscapesFolder.Open(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(true, 0, Native, null));

        Assert.Equal(
            $"The image '{Image("val", Lindau)}' has 8 x 4 pixels, its labels '{Labels("val", Lindau, "labelIds")}' have 4 x 4.", error.Message);
    }

    [Fact]
    public void A_broken_image_is_named()
    {
        File.WriteAllBytes(Image("val", Lindau), [1, 2, 3]);
        IExampleSet set = CityscapesFolder.Open(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(true, 0, Native, null));

        Assert.Equal(ErrorCode.InvalidFile, error.Code);
        Assert.StartsWith($"The image '{Image("val", Lindau)}' cannot be decoded: ", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_broken_image_is_named_to_whoever_takes_its_batch()
    {
        File.WriteAllBytes(Image("val", Lindau), [1, 2, 3]);
        var source = new BatchSource(new SplitDataset(CityscapesFolder.Open(_folder.Path), 1), DataPart.Validation, Native, 1);
        using var prefetcher = new Prefetcher(source.At, 0, source.StepsPerPass);

        var error = Assert.Throws<ProfilerException>(() => prefetcher.Next());

        Assert.Contains(Image("val", Lindau), error.Message, StringComparison.Ordinal);
    }

    private void Refuses(string message)
    {
        var error = Assert.Throws<ProfilerException>(() => CityscapesFolder.Open(_folder.Path));
        Assert.Equal((ErrorCode.InvalidFile, message), (error.Code, error.Message));
    }

    private void Write(string part, string name)
    {
        SmallPictures.WriteRamp(Image(part, name), 8, 4);
        PngFile.WriteGrey(Labels(part, name, "labelIds"), 8, 4, [.. Enumerable.Range(0, 32).Select(i => (byte)i)]);
    }

    private string Image(string part, string name) => _folder.PathOf("leftImg8bit", part, name.Split('_')[0], $"{name}_leftImg8bit.png");

    private string Labels(string part, string name, string kind) => _folder.PathOf("gtFine", part, name.Split('_')[0], $"{name}_gtFine_{kind}.png");
}
