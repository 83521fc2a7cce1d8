using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Reading;

namespace Profiler.Cli.Resolution;

/// <summary>Finds the network that an argument of the command means.</summary>
public static class NetworkResolver
{
    /// <summary>The argument's description, the same in every command's help.</summary>
    public const string ArgumentHelp = "A built-in network, an .onnx file, or an architecture's file or SPACE:CODE (docs/architectures.md)";

    /// <param name="text">NAME, FILE.onnx, ARCHITECTURE.json, SPACE:CODE, or a cell as NAS-Bench-201 spells it.</param>
    /// <exception cref="ProfilerException">The name is unknown, or the file cannot be used.</exception>
    public static ResolvedNetwork Resolve(string text) =>
        Path.GetExtension(text).ToLowerInvariant() switch
        {
            _ when NasBench201String.Begins(text) => new LayerNetwork(NetworkFactory.FromArchitecture(NasBench201String.Parse(text)), Published: null),
            ".onnx" => new OnnxNetwork(OnnxModelFile.Load(text)),
            ".json" => new LayerNetwork(NetworkFactory.FromArchitecture(ArchitectureJson.Load(text)), Published: null),
            _ when text.LastIndexOf(':') is > 0 and int colon => FromCode(text[..colon], text[(colon + 1)..]),
            _ => FromName(text),
        };

    private static LayerNetwork FromCode(string space, string code) =>
        new(NetworkFactory.FromArchitecture(Architecture.FromCode(BuiltInSpaces.Resolve(space), code)), Published: null);

    private static LayerNetwork FromName(string name)
    {
        PublishedNetwork published = PublishedNetworks.Get(name);
        return new LayerNetwork(PublishedNetworks.Build(published), published);
    }
}
