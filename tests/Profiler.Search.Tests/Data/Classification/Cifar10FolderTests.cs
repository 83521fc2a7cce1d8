using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data;
using Profiler.Search.Data.Classification;
using Profiler.Search.Tests.Data.Support;

namespace Profiler.Search.Tests.Data.Classification;

public sealed class Cifar10FolderTests : IDisposable
{
    private static readonly TensorShape Input = new(1, 3, 32, 32);

    private readonly TemporaryFolder _folder = new();

    public Cifar10FolderTests()
    {
        for (int batch = 1; batch <= 5; batch++)
        {
            File.WriteAllBytes(_folder.PathOf($"data_batch_{batch}.bin"), [.. Record((byte)batch), .. Record(9)]);
        }

        File.WriteAllBytes(_folder.PathOf("test_batch.bin"), Record(7));
        File.WriteAllText(_folder.PathOf("batches.meta.txt"), "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Records_are_read_over_all_batches()
    {
        var set = new Cifar10Folder(_folder.Path);

        Assert.Equal((10, 1), (set.TrainingCount, set.ValidationCount));
        Assert.Equal(["airplane", "truck"], [set.ClassNames[0], set.ClassNames[9]]);
        Assert.Equal([1, 9, 2, 9, 3, 9, 4, 9, 5, 9], Enumerable.Range(0, 10).Select(i => set.Read(false, i, Input, null).Labels.Single()));
        Assert.Equal([7], set.Read(true, 0, Input, null).Labels);
    }

    [Fact]
    public void Planes_become_channels()
    {
        Sample sample = new Cifar10Folder(_folder.Path).Read(true, 0, Input, null);

        for (int pixel = 0; pixel < 1024; pixel += 33)
        {
            Assert.Equal(
                (pixel % 256, pixel / 4 % 256, 77),
                (SmallPictures.Byte(sample, 0, pixel), SmallPictures.Byte(sample, 1, pixel), SmallPictures.Byte(sample, 2, pixel)));
        }
    }

    [Fact]
    public void In_training_an_image_is_moved_by_up_to_four_pixels_and_mirrored()
    {
        var set = new Cifar10Folder(_folder.Path);
        int[] margins = [.. Enumerable.Range(0, 40).Select(seed => set.Read(false, 0, Input, new Random(seed)))
            .Select(sample => sample.Image[..1024].Chunk(32).Count(row => row.All(value => value == 0)))];

        Assert.Contains(0, margins);
        Assert.Equal(4, margins.Max());
    }

    [Fact]
    public void The_archive_folder_is_found()
    {
        string inner = Path.Combine(_folder.Path, "cifar-10-batches-bin");
        Directory.CreateDirectory(inner);
        foreach (string file in Directory.GetFiles(_folder.Path))
        {
            File.Move(file, Path.Combine(inner, Path.GetFileName(file)));
        }

        Assert.Equal(10, new Cifar10Folder(_folder.Path).TrainingCount);
    }

    [Theory]
    [InlineData("data_batch_3.bin")]
    [InlineData("test_batch.bin")]
    [InlineData("batches.meta.txt")]
    public void A_missing_file_is_named(string file)
    {
        File.Delete(_folder.PathOf(file));

        Refuses($"The file '{_folder.PathOf(file)}' of the dataset is missing.");
    }

    [Fact]
    public void A_file_cut_short_is_named()
    {
        File.WriteAllBytes(_folder.PathOf("data_batch_2.bin"), Record(1)[..3000]);

        Refuses($"'{_folder.PathOf("data_batch_2.bin")}' has 3000 bytes, which is not a number of records of 3073 bytes.");
    }

    [Fact]
    public void Too_few_names_are_told()
    {
        File.WriteAllText(_folder.PathOf("batches.meta.txt"), "cat\ndog\n");

        Refuses($"'{_folder.PathOf("batches.meta.txt")}' names 2 classes, not 10.");
    }

    [Fact]
    public void A_label_out_of_range_is_named_with_its_record()
    {
        File.WriteAllBytes(_folder.PathOf("data_batch_2.bin"), [.. Record(1), .. Record(10)]);
        var set = new Cifar10Folder(_folder.Path);

        var error = Assert.Throws<ProfilerException>(() => set.Read(false, 3, Input, null));

        Assert.Equal($"Record 1 of '{_folder.PathOf("data_batch_2.bin")}' has the label 10, which is not a class from 0 to 9.", error.Message);
    }

    [Fact]
    public void A_file_that_vanishes_is_named()
    {
        var set = new Cifar10Folder(_folder.Path);
        File.Delete(_folder.PathOf("test_batch.bin"));

        var error = Assert.Throws<ProfilerException>(() => set.Read(true, 0, Input, null));

        Assert.StartsWith($"Record 0 of '{_folder.PathOf("test_batch.bin")}' cannot be read: ", error.Message, StringComparison.Ordinal);
    }

    private void Refuses(string message)
    {
        var error = Assert.Throws<ProfilerException>(() => new Cifar10Folder(_folder.Path));
        Assert.Equal((ErrorCode.InvalidFile, message), (error.Code, error.Message));
    }

    /// <summary>Red counts the pixels, green every fourth, blue is 77.</summary>
    private static byte[] Record(byte label) =>
    [
        label,
        .. Enumerable.Range(0, 1024).Select(i => (byte)i),
        .. Enumerable.Range(0, 1024).Select(i => (byte)(i / 4)),
        .. Enumerable.Repeat((byte)77, 1024),
    ];
}
