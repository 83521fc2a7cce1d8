using Profiler.Bindings.Images;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data.Pictures;

namespace Profiler.Search.Data.Classification;

/// <summary>
/// CIFAR-10 in its binary form: data_batch_1.bin to data_batch_5.bin train, test_batch.bin validates, batches.meta.txt
/// names the classes. A record is a label, then the red, green and blue planes of 32 x 32 pixels. In training an image is
/// moved by up to four pixels and perhaps mirrored.
/// </summary>
public sealed class Cifar10Folder : IExampleSet
{
    private const int Side = 32;
    private const int Plane = Side * Side;
    private const int RecordLength = 1 + (3 * Plane);
    private const int ClassCount = 10;
    private const int MostShift = 4;
    private const string Archive = "cifar-10-batches-bin";
    private const string Layout = "CIFAR-10's binary version has data_batch_1.bin to data_batch_5.bin, test_batch.bin and batches.meta.txt.";

    private readonly (string Path, int Records)[] _training;
    private readonly (string Path, int Records)[] _validation;

    /// <param name="folder">What holds the files, or the folder of the archive.</param>
    /// <exception cref="ProfilerException">A file is missing, or its length is not that of whole records.</exception>
    public Cifar10Folder(string folder)
    {
        DatasetFolder.Require(folder, "Write cifar10:DIR with the folder that holds data_batch_1.bin.");
        string inner = Path.Combine(folder, Archive);
        string files = Directory.Exists(inner) ? inner : folder;
        Name = $"cifar10:{folder}";
        _training = [.. Enumerable.Range(1, 5).Select(i => Batch(files, $"data_batch_{i}.bin"))];
        _validation = [Batch(files, "test_batch.bin")];
        ClassNames = ReadNames(DatasetFolder.RequireFile(Path.Combine(files, "batches.meta.txt"), Layout));
    }

    public string Name { get; }

    public TaskKind Task => TaskKind.Classification;

    public IReadOnlyList<string> ClassNames { get; }

    public int TrainingCount => _training.Sum(batch => batch.Records);

    public int ValidationCount => _validation.Sum(batch => batch.Records);

    public Sample Read(bool isValidation, int index, TensorShape input, Random? augmentation)
    {
        (string path, int record) = Find(isValidation ? _validation : _training, index);
        byte[] bytes = new byte[RecordLength];
        ReadRecord(path, record, bytes);
        if (bytes[0] >= ClassCount)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"Record {record} of '{path}' has the label {bytes[0]}, which is not a class from 0 to 9.", Layout);
        }

        byte[] pixels = new byte[3 * Plane];
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = bytes[1 + (i % 3 * Plane) + (i / 3)];
        }

        View view = augmentation is null ? View.Whole(Side, Side, input) : View.Shifted(Side, Side, input, MostShift, augmentation);
        return new Sample(Resampler.Colours(new ColourImage(Side, Side, pixels), view, input), [bytes[0]]);
    }

    private static (string Path, int Records) Batch(string folder, string name)
    {
        string path = DatasetFolder.RequireFile(Path.Combine(folder, name), Layout);
        long length = new FileInfo(path).Length;
        return length > 0 && length % RecordLength == 0 && length / RecordLength <= int.MaxValue
            ? (path, (int)(length / RecordLength))
            : throw new ProfilerException(
                ErrorCode.InvalidFile, $"'{path}' has {length} bytes, which is not a number of records of {RecordLength} bytes.", Layout);
    }

    private static string[] ReadNames(string path)
    {
        string[] names = [.. File.ReadLines(path).Select(line => line.Trim()).Where(line => line.Length > 0)];
        return names.Length == ClassCount
            ? names
            : throw new ProfilerException(ErrorCode.InvalidFile, $"'{path}' names {names.Length} classes, not {ClassCount}.", Layout);
    }

    private static (string Path, int Record) Find((string Path, int Records)[] batches, int index)
    {
        foreach ((string path, int records) in batches)
        {
            if (index < records)
            {
                return (path, index);
            }

            index -= records;
        }

        throw new ArgumentOutOfRangeException(nameof(index), index, null);
    }

    private static void ReadRecord(string path, int record, byte[] bytes)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            file.Position = (long)record * RecordLength;
            file.ReadExactly(bytes);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"Record {record} of '{path}' cannot be read: {error.Message}", Layout, error);
        }
    }
}
