using Profiler.Bindings.Images;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data.Pictures;

namespace Profiler.Search.Data.Classification;

/// <summary>
/// Images in folders named after their classes: DIR/train/CLASS and DIR/val/CLASS, PNG or JPEG. In training a random part
/// of the image fills the input, enlarged up to 1.25 times, perhaps mirrored; in validation the middle of it.
/// </summary>
public sealed class ImageFolder : IExampleSet
{
    private const string Layout = "The folder has train/CLASS and val/CLASS with .png, .jpg or .jpeg files, and val has no class that train lacks.";

    private static readonly (float Least, float Most) Scales = (1, 1.25f);

    private readonly (string Path, int Class)[] _training;
    private readonly (string Path, int Class)[] _validation;

    /// <exception cref="ProfilerException">
    /// A folder is missing, a class is unknown or empty, fewer than two classes, or a file that is neither PNG nor JPEG.
    /// </exception>
    public ImageFolder(string folder)
    {
        DatasetFolder.Require(folder, "Write folder:DIR with the folder that holds train and val.");
        string training = DatasetFolder.Require(Path.Combine(folder, "train"), Layout);
        string validation = DatasetFolder.Require(Path.Combine(folder, "val"), Layout);
        string[] classes = [.. DatasetFolder.Folders(training).Select(path => Path.GetFileName(path))];
        if (classes.Length < 2)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"'{training}' holds fewer than two classes.", Layout);
        }

        Name = $"folder:{folder}";
        ClassNames = classes;
        _training = Files(training, classes);
        _validation = Files(validation, classes);
    }

    public string Name { get; }

    public TaskKind Task => TaskKind.Classification;

    /// <summary>The names of train's folders, in their order by character codes.</summary>
    public IReadOnlyList<string> ClassNames { get; }

    public int TrainingCount => _training.Length;

    public int ValidationCount => _validation.Length;

    public Sample Read(bool isValidation, int index, TensorShape input, Random? augmentation)
    {
        (string path, int label) = (isValidation ? _validation : _training)[index];
        ColourImage image = PictureFiles.ReadColours(path);
        View view = augmentation is null
            ? View.Middle(image.Width, image.Height, input)
            : View.RandomPart(image.Width, image.Height, input, Scales, augmentation);
        return new Sample(Resampler.Colours(image, view, input), [label]);
    }

    private static (string Path, int Class)[] Files(string folder, string[] classes)
    {
        var files = new List<(string Path, int Class)>();
        foreach (string classFolder in DatasetFolder.Folders(folder))
        {
            int label = Array.IndexOf(classes, Path.GetFileName(classFolder));
            if (label < 0)
            {
                throw new ProfilerException(ErrorCode.InvalidFile, $"'{classFolder}' is of a class that train does not have.", Layout);
            }

            string[] found = DatasetFolder.Files(classFolder);
            if (found.Length == 0)
            {
                throw new ProfilerException(ErrorCode.InvalidFile, $"'{classFolder}' holds no images.", Layout);
            }

            if (found.FirstOrDefault(path => !PictureFiles.IsPicture(path)) is { } other)
            {
                throw new ProfilerException(ErrorCode.InvalidFile, $"'{other}' is neither PNG nor JPEG by its name.", Layout);
            }

            files.AddRange(found.Select(path => (path, label)));
        }

        return [.. files];
    }
}
