using Profiler.Networks.Errors;
using Profiler.Search.Data.Classification;
using Profiler.Search.Data.Scenes;
using Profiler.Search.Data.Segmentation;

namespace Profiler.Search.Data;

/// <summary>A dataset as a user names it: "shapes", "shapes:classes=12,noise=0.2", "cityscapes:DIR" and their like.</summary>
public sealed class DatasetSpec
{
    private const string Shapes = "shapes";

    /// <summary>The datasets that lie in a folder, and what opens them.</summary>
    private static readonly Dictionary<string, Func<string, IExampleSet>> Folders = new()
    {
        ["cityscapes"] = CityscapesFolder.Open,
        ["camvid"] = CamVidFolder.Open,
        ["cifar10"] = folder => new Cifar10Folder(folder),
        ["folder"] = folder => new ImageFolder(folder),
    };

    private readonly Func<IExampleSet> _open;

    private DatasetSpec(string text, Func<IExampleSet> open) => (Text, _open) = (text, open);

    /// <summary>As the user wrote it.</summary>
    public string Text { get; }

    /// <summary>Reads a name; files are looked at only by <see cref="Open"/>.</summary>
    /// <exception cref="ProfilerException">
    /// There is no such kind of dataset, the name lacks its folder, or a setting is unknown or out of range.
    /// </exception>
    public static DatasetSpec Parse(string text)
    {
        int colon = text.IndexOf(':', StringComparison.Ordinal);
        string kind = colon < 0 ? text : text[..colon];
        string rest = colon < 0 ? string.Empty : text[(colon + 1)..];
        if (kind == Shapes)
        {
            ShapesSettings settings = ShapesSettingsParser.Parse(rest);
            return new DatasetSpec(text, () => new ShapesDataset(settings));
        }

        if (!Folders.TryGetValue(kind, out Func<string, IExampleSet>? open))
        {
            throw NameSuggestion.Unknown("dataset", kind, [Shapes, .. Folders.Keys]);
        }

        return rest.Length > 0
            ? new DatasetSpec(text, () => open(rest))
            : throw new ProfilerException(
                ErrorCode.InvalidArgument, $"The dataset '{text}' lacks its folder.", $"Write {kind}:DIR with the folder that holds it.");
    }

    /// <param name="seed">Decides the halves of the training set that a search works with.</param>
    /// <exception cref="ProfilerException">The files are not what the dataset's layout asks for.</exception>
    public IDataset Open(int seed) => new SplitDataset(_open(), seed);
}
