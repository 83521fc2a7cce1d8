using System.Collections.Immutable;

namespace Profiler.Search.Data.Segmentation;

/// <summary>
/// The 11 classes that CamVid is used with (Badrinarayanan, Kendall and Cipolla: SegNet, 2017), in their usual order,
/// and the colours of the original 32 classes that make up each.
/// </summary>
internal static class CamVidLabels
{
    private const int Unlabelled = 11;
    private const byte Ignored = (byte)SampleBatch.Ignored;

    /// <summary>What each class gathers; the colours as RRGGBB.</summary>
    private static readonly (string Name, int[] Colours)[] Classes =
    [
        ("sky", [0x808080]),
        ("building", [0x800000, 0x008040, 0x40C000, 0x400040, 0xC00080]), // building, bridge, wall, tunnel, archway
        ("pole", [0xC0C080, 0x000040]), // column or pole, traffic cone
        ("road", [0x804080, 0x8000C0, 0xC00040]), // road, lane markings to drive on and not
        ("pavement", [0x0000C0, 0x40C080, 0x8080C0]), // sidewalk, parking block, road shoulder
        ("tree", [0x808000, 0xC0C000]), // tree, other vegetation
        ("sign", [0xC08080, 0x808040, 0x004040]), // sign, other text, traffic light
        ("fence", [0x404080]),
        ("car", [0x400080, 0x4080C0, 0xC080C0, 0xC04080, 0x804040]), // car, pickup, truck or bus, train, other moving
        ("pedestrian", [0x404000, 0xC08040, 0x4000C0, 0x408040]), // pedestrian, child, cart or pram, animal
        ("bicyclist", [0x0080C0, 0xC000C0]), // bicyclist, motorcycle or scooter
    ];

    public static ImmutableArray<string> Names { get; } = [.. Classes.Select(entry => entry.Name)];

    /// <summary>For files of class indices.</summary>
    public static LabelTable OfIndices { get; } = new(
        $"a class of CamVid (0 to {Classes.Length - 1}, or {Unlabelled} or 255 for none)",
        new Dictionary<int, byte>(Enumerable.Range(0, Classes.Length).Select(index => KeyValuePair.Create(index, (byte)index)))
        {
            [Unlabelled] = Ignored,
            [Ignored] = Ignored,
        });

    /// <summary>For files of the original colours; black is void.</summary>
    public static ColourTable OfColours { get; } = new(
        "one of the 32 colours of CamVid",
        new Dictionary<(byte Red, byte Green, byte Blue), byte>(
            Classes.SelectMany((entry, index) => entry.Colours.Select(colour => KeyValuePair.Create(Split(colour), (byte)index))))
        {
            [(0, 0, 0)] = Ignored,
        });

    private static (byte Red, byte Green, byte Blue) Split(int colour) =>
        ((byte)(colour >> 16), (byte)(colour >> 8), (byte)colour);
}
