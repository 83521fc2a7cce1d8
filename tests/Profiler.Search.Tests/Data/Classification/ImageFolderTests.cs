using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Classification;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Classification;

public sealed class ImageFolderTests : IDisposable
{
    private static readonly TensorShape Input = new(1, 3, 8, 8);

    private readonly TemporaryFolder _folder = new();

    public ImageFolderTests()
    {
        SmallPictures.WriteColour(_folder.PathOf("train", "green", "one.png"), 20, 10, 0, 250, 0);
        File.WriteAllBytes(_folder.PathOf("train", "red", "two.JPG"), SmallJpegs.RedAndBlue);
        SmallPictures.WriteColour(_folder.PathOf("train", "red", "three.png"), 5, 9, 250, 0, 0);
        File.WriteAllBytes(_folder.PathOf("val", "red", "four.jpeg"), SmallJpegs.Grey);
        File.WriteAllText(_folder.PathOf("train", "red", ".directory"), string.Empty);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Folders_are_classes_in_the_order_of_their_names()
    {
        var set = new ImageFolder(_folder.Path);

        Assert.Equal(["green", "red"], set.ClassNames);
        Assert.Equal((3, 1), (set.TrainingCount, set.ValidationCount));
        Assert.Equal([0, 1, 1], Enumerable.Range(0, 3).Select(i => set.Read(false, i, Input, null).Labels.Single()));
        Assert.Equal([1], set.Read(true, 0, Input, null).Labels);
    }

    [Fact]
    public void An_image_of_any_size_fills_the_input()
    {
        var set = new ImageFolder(_folder.Path);

        foreach (Random? augmentation in new[] { null, new Random(1), new Random(2) })
        {
            Sample green = set.Read(false, 0, Input, augmentation);
            Assert.All(Enumerable.Range(0, 64), pixel => Assert.Equal(250, SmallPictures.Byte(green, 1, pixel)));
        }
    }

    [Fact]
    public void Without_augmentation_the_middle_is_shown()
    {
        Sample sample = new ImageFolder(_folder.Path).Read(false, 2, Input, null);

        Assert.InRange(SmallPictures.Byte(sample, 0, 0), 245, 255);
        Assert.InRange(SmallPictures.Byte(sample, 2, 7), 245, 255);
    }

    [Fact]
    public void A_class_that_train_lacks_is_named()
    {
        SmallPictures.WriteColour(_folder.PathOf("val", "blue", "a.png"), 2, 2, 0, 0, 1);

        Refuses($"'{Path.Combine(_folder.Path, "val", "blue")}' is of a class that train does not have.");
    }

    [Fact]
    public void A_class_without_images_is_named()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Path, "train", "blue"));

        Refuses($"'{Path.Combine(_folder.Path, "train", "blue")}' holds no images.");
    }

    [Fact]
    public void A_file_of_another_kind_is_named()
    {
        File.WriteAllText(_folder.PathOf("train", "red", "notes.txt"), "red");

        Refuses($"'{_folder.PathOf("train", "red", "notes.txt")}' is neither PNG nor JPEG by its name.");
    }

    [Fact]
    public void One_class_is_too_few()
    {
        Directory.Delete(Path.Combine(_folder.Path, "train", "green"), recursive: true);

        Refuses($"'{Path.Combine(_folder.Path, "train")}' holds fewer than two classes.");
    }

    [Fact]
    public void A_missing_part_is_named()
    {
        Directory.Delete(Path.Combine(_folder.Path, "val"), recursive: true);

        Refuses($"The folder '{Path.Combine(_folder.Path, "val")}' of the dataset is missing.");
    }

    [Fact]
    public void A_broken_image_is_named_when_it_is_read()
    {
        File.WriteAllBytes(_folder.PathOf("val", "red", "four.jpeg"), SmallJpegs.Grey[..60]);
        var set = new ImageFolder(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(true, 0, Input, null));

        Assert.StartsWith($"The image '{_folder.PathOf("val", "red", "four.jpeg")}' cannot be decoded: ", error.Message, StringComparison.Ordinal);
    }

    private void Refuses(string message)
    {
        var error = Assert.Throws<ProfilerException>(() => new ImageFolder(_folder.Path));
        Assert.Equal((ErrorCode.InvalidFile, message), (error.Code, error.Message));
    }
}
