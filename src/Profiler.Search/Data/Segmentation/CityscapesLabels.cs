using System.Collections.Immutable;

namespace Profiler.Search.Data.Segmentation;

/// <summary>The benchmark's 19 training classes and their places among its 34 label ids.</summary>
internal static class CityscapesLabels
{
    private const int LastId = 33;

    private static readonly (string Name, int Id)[] Classes =
    [
        ("road", 7), ("sidewalk", 8), ("building", 11), ("wall", 12), ("fence", 13), ("pole", 17), ("traffic light", 19),
        ("traffic sign", 20), ("vegetation", 21), ("terrain", 22), ("sky", 23), ("person", 24), ("rider", 25), ("car", 26),
        ("truck", 27), ("bus", 28), ("train", 31), ("motorcycle", 32), ("bicycle", 33),
    ];

    public static ImmutableArray<string> Names { get; } = [.. Classes.Select(entry => entry.Name)];

    /// <summary>For files of label ids: all but the classes' own do not count.</summary>
    public static LabelTable OfIds { get; } = new($"a label id of Cityscapes (0 to {LastId})", Ids());

    /// <summary>For files of training ids, the classes themselves.</summary>
    public static LabelTable OfTrainingIds { get; } = new(
        $"a training id of Cityscapes (0 to {Classes.Length - 1}, or 255)",
        Enumerable.Range(0, Classes.Length).Append(255).ToDictionary(id => id, id => (byte)id));

    private static Dictionary<int, byte> Ids()
    {
        var table = Enumerable.Range(0, LastId + 1).ToDictionary(id => id, _ => (byte)SampleBatch.Ignored);
        for (int label = 0; label < Classes.Length; label++)
        {
            table[Classes[label].Id] = (byte)label;
        }

        return table;
    }
}
