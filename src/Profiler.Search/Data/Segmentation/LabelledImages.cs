using Profiler.Bindings.Images;
using Profiler.Networks.Errors;
using Profiler.Networks.Shapes;
using Profiler.Search.Data.Pictures;

namespace Profiler.Search.Data.Segmentation;

/// <summary>
/// Images with label files beside them. In training the image, fitted to the input, is made 0.5 to 2 times as large,
/// laid at a random place and perhaps mirrored; in validation the whole image is fitted to the input, in the middle.
/// </summary>
internal sealed class LabelledImages : IExampleSet
{
    private static readonly (float Least, float Most) Scales = (0.5f, 2);

    private readonly LabelledImage[] _training;
    private readonly LabelledImage[] _validation;
    private readonly Func<string, LabelMap> _readLabels;

    public LabelledImages(
        string name,
        IReadOnlyList<string> classNames,
        LabelledImage[] training,
        LabelledImage[] validation,
        Func<string, LabelMap> readLabels)
    {
        (Name, ClassNames) = (name, classNames);
        (_training, _validation, _readLabels) = (training, validation, readLabels);
    }

    public string Name { get; }

    public TaskKind Task => TaskKind.Segmentation;

    public IReadOnlyList<string> ClassNames { get; }

    public int TrainingCount => _training.Length;

    public int ValidationCount => _validation.Length;

    public Sample Read(bool isValidation, int index, TensorShape input, Random? augmentation)
    {
        LabelledImage files = (isValidation ? _validation : _training)[index];
        ColourImage image = PictureFiles.ReadColours(files.Image);
        LabelMap labels = _readLabels(files.Labels);
        if ((image.Width, image.Height) != (labels.Width, labels.Height))
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile,
                $"The image '{files.Image}' has {image.Width} x {image.Height} pixels, its labels '{files.Labels}' have {labels.Width} x {labels.Height}.",
                "An image and its labels need the same size.");
        }

        View view = augmentation is null
            ? View.Whole(image.Width, image.Height, input)
            : View.RandomWhole(image.Width, image.Height, input, Scales, augmentation);
        return new Sample(Resampler.Colours(image, view, input), Resampler.Labels(labels, view, input));
    }
}
