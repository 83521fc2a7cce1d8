using Profiler.Networks.Errors;

namespace Profiler.Search.Data.Segmentation;

/// <summary>
/// Cityscapes as it is published: leftImg8bit/{train,val}/CITY/NAME_leftImg8bit.png with gtFine/…/NAME_gtFine_labelIds.png.
/// Where a file of label ids is missing, NAME_gtFine_labelTrainIds.png serves; where both are there the label ids win,
/// because their meaning is fixed, while training ids are what somebody's script made them.
/// </summary>
public static class CityscapesFolder
{
    private const string Images = "leftImg8bit";
    private const string Labels = "gtFine";
    private const string ImageEnding = "_leftImg8bit.png";
    private const string IdsEnding = "_gtFine_labelIds.png";
    private const string TrainingIdsEnding = "_gtFine_labelTrainIds.png";
    private const string Layout = "Cityscapes has leftImg8bit/train, leftImg8bit/val, gtFine/train and gtFine/val, with a folder for each city.";

    /// <exception cref="ProfilerException">A folder is missing, or an image or labels have no partner.</exception>
    public static IExampleSet Open(string folder)
    {
        DatasetFolder.Require(folder, "Write cityscapes:DIR with the folder that holds leftImg8bit and gtFine.");
        return new LabelledImages(
            $"cityscapes:{folder}",
            CityscapesLabels.Names,
            Pairs(folder, "train"),
            Pairs(folder, "val"),
            path => (path.EndsWith(IdsEnding, StringComparison.Ordinal) ? CityscapesLabels.OfIds : CityscapesLabels.OfTrainingIds).Read(path));
    }

    private static LabelledImage[] Pairs(string folder, string part)
    {
        string images = DatasetFolder.Require(Path.Combine(folder, Images, part), Layout);
        string labels = DatasetFolder.Require(Path.Combine(folder, Labels, part), Layout);
        Dictionary<string, string> imageFiles = DatasetFolder.FilesByName(images, ImageEnding, isDeep: true);
        Dictionary<string, string> labelFiles = DatasetFolder.FilesByName(labels, IdsEnding, isDeep: true);
        foreach ((string name, string path) in DatasetFolder.FilesByName(labels, TrainingIdsEnding, isDeep: true))
        {
            labelFiles.TryAdd(name, path);
        }

        if (imageFiles.Count == 0)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"'{images}' holds no CITY/NAME{ImageEnding}.", Layout);
        }

        return ImagePairing.Pair(
            imageFiles,
            labelFiles,
            name => Path.Combine(images, City(name), name + ImageEnding),
            name => Path.Combine(labels, City(name), name + IdsEnding));
    }

    /// <summary>A name begins with its city's.</summary>
    private static string City(string name) => name.Split('_')[0];
}
