using System.Globalization;
using Profiler.Networks.Errors;
using Profiler.Search.Data.Pictures;

namespace Profiler.Search.Data.Segmentation;

/// <summary>
/// CamVid in either of its two layouts: as it is commonly passed on (train, trainannot, val, valannot with class indices),
/// or as it is published (701_StillsRaw_full, LabeledApproved_full with colours), divided as SegNet's authors did.
/// </summary>
public static class CamVidFolder
{
    private const string Png = ".png";
    private const string Stills = "701_StillsRaw_full";
    private const string Approved = "LabeledApproved_full";
    private const string ApprovedEnding = "_L.png";
    private const string Layout =
        "CamVid has train, trainannot, val and valannot with class indices, or 701_StillsRaw_full and LabeledApproved_full with colours.";

    /// <exception cref="ProfilerException">A folder is missing, or an image or labels have no partner.</exception>
    public static IExampleSet Open(string folder)
    {
        DatasetFolder.Require(folder, "Write camvid:DIR with the folder that holds train and trainannot, or 701_StillsRaw_full.");
        return Directory.Exists(Path.Combine(folder, Stills)) && !Directory.Exists(Path.Combine(folder, "train"))
            ? Published(folder)
            : Make(folder, Indexed(folder, "train"), Indexed(folder, "val"), CamVidLabels.OfIndices.Read);
    }

    private static LabelledImage[] Indexed(string folder, string part) =>
        Pairs(Path.Combine(folder, part), Path.Combine(folder, $"{part}annot"), Png);

    private static LabelledImages Published(string folder)
    {
        LabelledImage[] all = Pairs(Path.Combine(folder, Stills), Path.Combine(folder, Approved), ApprovedEnding);
        ILookup<string, LabelledImage> parts = all.ToLookup(pair => Part(Path.GetFileNameWithoutExtension(pair.Image)));
        return Make(folder, [.. parts["train"]], [.. parts["val"]], CamVidLabels.OfColours.Read);
    }

    private static LabelledImages Make(string folder, LabelledImage[] training, LabelledImage[] validation, Func<string, LabelMap> read) =>
        new($"camvid:{folder}", CamVidLabels.Names, training, validation, read);

    private static LabelledImage[] Pairs(string images, string labels, string labelsEnding)
    {
        Dictionary<string, string> imageFiles = DatasetFolder.FilesByName(DatasetFolder.Require(images, Layout), Png, isDeep: false);
        Dictionary<string, string> labelFiles = DatasetFolder.FilesByName(DatasetFolder.Require(labels, Layout), labelsEnding, isDeep: false);
        if (imageFiles.Count == 0)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"'{images}' holds no PNG images.", Layout);
        }

        return ImagePairing.Pair(
            imageFiles, labelFiles, name => Path.Combine(images, name + Png), name => Path.Combine(labels, name + labelsEnding));
    }

    /// <summary>
    /// SegNet's division of the 701 images (367, 101 and 233) by sequence and frame: 0016E5's odd frames from 7959 to 8159
    /// validate; Seq05VD and 0001TP from frame 8550 on test, and are not read; all others train.
    /// </summary>
    private static string Part(string name)
    {
        string sequence = name.Split('_')[0];
        string digits = name[(name.LastIndexOf('_') + 1)..].TrimStart('f');
        int frame = int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : 0;
        return sequence switch
        {
            "0016E5" when frame is >= 7959 and <= 8159 && frame % 2 == 1 => "val",
            "0001TP" when frame >= 8550 => "test",
            "Seq05VD" => "test",
            _ => "train",
        };
    }
}
