using Profiler.Bindings.Images;
using Profiler.Bindings.Images.Png;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Segmentation;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Segmentation;

public sealed class CamVidFolderTests : IDisposable
{
    private static readonly TensorShape Native = new(1, 3, 3, 4);

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Class_indices_are_read_and_unlabelled_does_not_count()
    {
        WriteIndexed("train", "0001TP_006690", [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
        WriteIndexed("val", "0016E5_07959", [255, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);

        IExampleSet set = CamVidFolder.Open(_folder.Path);

        Assert.Equal((1, 1, 11), (set.TrainingCount, set.ValidationCount, set.ClassNames.Count));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255], set.Read(false, 0, Native, null).Labels);
        Assert.Equal(255, set.Read(true, 0, Native, null).Labels[0]);
    }

    [Fact]
    public void The_published_colours_are_gathered_into_classes()
    {
        // Sky, bridge, traffic cone, lane markings; parking block, vegetation, traffic light, fence; train, child, motorcycle, void.
        byte[] colours =
        [
            128, 128, 128, 0, 128, 64, 0, 0, 64, 128, 0, 192,
            64, 192, 128, 192, 192, 0, 0, 64, 64, 64, 64, 128,
            192, 64, 128, 192, 128, 64, 192, 0, 192, 0, 0, 0,
        ];
        WritePublished("0006R0_f00930", colours);
        WritePublished("0016E5_07959", colours);

        IExampleSet set = CamVidFolder.Open(_folder.Path);

        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 255], set.Read(false, 0, Native, null).Labels);
    }

    [Fact]
    public void The_published_images_are_divided_by_sequence_and_frame()
    {
        byte[] nothing = new byte[36];
        string[] names =
        [
            "0001TP_006690", "0001TP_008520", "0006R0_f00930", "0016E5_00390", "0016E5_07980", "0016E5_08400", // train
            "0016E5_07959", "0016E5_08159", // val
            "0001TP_008550", "0001TP_010380", "Seq05VD_f00000", // test
        ];
        Array.ForEach(names, name => WritePublished(name, nothing));

        IExampleSet set = CamVidFolder.Open(_folder.Path);

        Assert.Equal((6, 2), (set.TrainingCount, set.ValidationCount));
    }

    [Fact]
    public void An_unknown_colour_is_named_with_its_file()
    {
        byte[] colours = new byte[36];
        colours[(5 * 3) + 1] = 99;
        WritePublished("0016E5_07959", colours);
        IExampleSet set = CamVidFolder.Open(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(true, 0, Native, null));

        string path = _folder.PathOf("LabeledApproved_full", "0016E5_07959_L.png");
        Assert.Equal($"The labels '{path}' hold the colour 0 99 0 at column 1, row 1, which is not one of the 32 colours of CamVid.", error.Message);
    }

    [Fact]
    public void A_class_index_out_of_range_is_named_with_its_file()
    {
        WriteIndexed("train", "a", [0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0]);
        WriteIndexed("val", "b", new byte[12]);
        IExampleSet set = CamVidFolder.Open(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(false, 0, Native, null));

        Assert.Contains($"'{_folder.PathOf("trainannot", "a.png")}' hold the value 12 at column 3, row 0", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pair_that_is_not_whole_is_named()
    {
        WriteIndexed("train", "a", new byte[12]);
        WriteIndexed("val", "b", new byte[12]);
        File.Delete(_folder.PathOf("valannot", "b.png"));

        var error = Assert.Throws<ProfilerException>(() => CamVidFolder.Open(_folder.Path));

        Assert.Equal($"The image '{_folder.PathOf("val", "b.png")}' has no labels: there is no '{_folder.PathOf("valannot", "b.png")}'.", error.Message);
    }

    [Fact]
    public void An_empty_folder_is_told_both_layouts()
    {
        var error = Assert.Throws<ProfilerException>(() => CamVidFolder.Open(_folder.Path));

        Assert.Equal($"The folder '{Path.Combine(_folder.Path, "train")}' of the dataset is missing.", error.Message);
        Assert.Contains("701_StillsRaw_full", error.Advice, StringComparison.Ordinal);
    }

    private void WriteIndexed(string part, string name, byte[] values)
    {
        SmallPictures.WriteRamp(_folder.PathOf(part, $"{name}.png"), 4, 3);
        PngFile.WriteGrey(_folder.PathOf($"{part}annot", $"{name}.png"), 4, 3, values);
    }

    private void WritePublished(string name, byte[] colours)
    {
        SmallPictures.WriteRamp(_folder.PathOf("701_StillsRaw_full", $"{name}.png"), 4, 3);
        PngFile.Write(_folder.PathOf("LabeledApproved_full", $"{name}_L.png"), new ColourImage(4, 3, colours));
    }
}
