using System.Text;
using Google.Protobuf;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Architectures;
using Profiler.Networks.Graphs;
using Profiler.Networks.Spaces;

namespace Profiler.Coordinator.Tests.Fuzzing;

/// <summary>A small .onnx file, and what a stranger could make of it. Field numbers are those of onnx.proto.</summary>
internal sealed class HostileOnnx
{
    public const string SpaceJson = """
        {"schema":"profiler-space/1","name":"tiny","input":"1x3x32x32","stem":{"channels":8,"stride":2},
         "stages":[{"channels":8,"repeats":1,"stride":1,"candidates":["k3","skip"]},{"channels":16,"repeats":2,"stride":2}],
         "candidates":[{"block":"inverted_residual","name":"k3","kernel":3,"expansion":1},
                       {"block":"inverted_residual","name":"k5","kernel":5,"expansion":3,"groups":2},
                       {"block":"skip","name":"skip","reduction":"relu_conv_bn"}],
         "head":{"kind":"lr_aspp","channels":16,"classes":4,"lowLevelSlot":0}}
        """;

    private const int Graph = 7;
    private const int Initializer = 5;
    private const int Node = 1;
    private const int Attribute = 5;
    private const int Subgraph = 6;

    private readonly byte[][] _appendices;

    public HostileOnnx()
    {
        SearchSpace space = SearchSpaceJson.Parse(SpaceJson, "the fuzzer's space");
        Network network = NetworkFactory.FromArchitecture(Architecture.FromIndices(space, new byte[space.Slots.Length]));
        Whole = SubjectFactory.FromNetwork(network, space.DefaultInput).Onnx.ToArray();
        _appendices =
        [
            Nested(90),
            Nested(3_000),
            Message(Graph, Message(Initializer, [.. Number(1, 1L << 40), .. Number(1, 1L << 40), .. Number(2, 1), .. Text(8, "huge")])),
            Message(Graph, Message(Initializer, [.. Number(1, -1), .. Number(2, 1), .. Text(8, "negative")])),
            Message(Graph, Message(Initializer, [.. Number(1, 4), .. Number(2, 1), .. Text(8, "outside"), .. Outside("../../../etc/passwd"), .. Number(14, 1)])),
            Message(Graph, Message(Initializer, [.. Number(1, 4), .. Number(2, 1), .. Text(8, "device"), .. Outside("/dev/zero"), .. Number(14, 1)])),
            Message(Graph, Message(Node, [.. Text(1, "input"), .. Text(2, "cycle"), .. Text(1, "cycle"), .. Text(4, "Add")])),
            Message(Graph, Message(Node, [.. Text(1, "input"), .. Text(2, "strange"), .. Text(4, new string('X', 100_000))])),
            Many(Message(Graph, Message(Node, [.. Text(1, "input"), .. Text(2, "again"), .. Text(4, "Relu")])), 20_000),
            Message(Graph, Message(Node, [.. Text(2, "wide"), .. Text(4, "Constant"), .. Message(Attribute, [.. Text(1, "value_ints"), .. Many(Number(8, 1L << 60), 10_000), .. Number(20, 7)])])),
        ];
    }

    public byte[] Whole { get; }

    public byte[] Mutate(Random random) => random.Next(3) switch
    {
        0 => [.. Whole, .. HostileText.Pick(random, _appendices)],
        1 => HostileText.Pick(random, _appendices),
        _ => ByteMutation.Of(Whole, random),
    };

    /// <summary>Graphs in attributes of nodes of graphs.</summary>
    private static byte[] Nested(int depth)
    {
        byte[] inner = [];
        for (; depth > 0; depth--)
        {
            inner = Message(Node, Message(Attribute, [.. Text(1, "body"), .. Message(Subgraph, inner), .. Number(20, 5)]));
        }

        return Message(Graph, inner);
    }

    private static byte[] Outside(string location) => Message(13, [.. Text(1, "location"), .. Text(2, location)]);

    private static byte[] Many(byte[] piece, int count) => [.. Enumerable.Repeat(piece, count).SelectMany(bytes => bytes)];

    private static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Message(int field, byte[] content) => Written(output =>
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(content));
    });

    private static byte[] Number(int field, long number) => Written(output =>
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(number);
    });

    private static byte[] Written(Action<CodedOutputStream> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new CodedOutputStream(bytes, leaveOpen: true))
        {
            write(output);
        }

        return bytes.ToArray();
    }
}
