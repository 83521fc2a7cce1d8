using System.Collections.Immutable;
using Onnx;
using Profiler.Networks.Errors;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>Checks a parsed file as a whole: versions, operator sets, the main graph.</summary>
internal static class ModelReader
{
    private const string OnnxDomain = "ai.onnx";

    public static CheckedModel Read(string path, ModelProto model)
    {
        if (!model.HasIrVersion)
        {
            throw OnnxFileError.Invalid(path, "it is not an ONNX model: it has no ir_version");
        }

        if (model.Graph is null)
        {
            throw OnnxFileError.Invalid(path, "it has no graph");
        }

        ImmutableDictionary<string, long> opsets = Opsets(path, model);
        int opset = Opset(path, opsets);
        var context = new ReadingContext(path, opsets.Keys.ToImmutableHashSet(StringComparer.Ordinal));
        OnnxGraph graph = new GraphReader(context).Read(model.Graph, "the main graph", 0);
        if (graph.Captures.OrderBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault() is { Key: not null } dangling)
        {
            throw context.Invalid($"{dangling.Value} reads the tensor '{dangling.Key}', which nothing writes");
        }

        var read = new OnnxModel(path, opset, graph, context.ExternalFiles.Seen);
        return new CheckedModel(model, read, context.ExternalFiles.Tensors);
    }

    /// <summary>ONNX's own operator set goes by two names.</summary>
    public static string NormalizeDomain(string domain) => domain == OnnxDomain ? "" : domain;

    private static ImmutableDictionary<string, long> Opsets(string path, ModelProto model)
    {
        var opsets = ImmutableDictionary.CreateBuilder<string, long>(StringComparer.Ordinal);
        foreach (OperatorSetIdProto opset in model.OpsetImport)
        {
            string domain = NormalizeDomain(opset.Domain);
            if (opsets.TryGetValue(domain, out long version) && version != opset.Version)
            {
                throw OnnxFileError.Invalid(path, $"it imports the operator set '{domain}' in versions {version} and {opset.Version}");
            }

            opsets[domain] = opset.Version;
        }

        return opsets.ToImmutable();
    }

    private static int Opset(string path, ImmutableDictionary<string, long> opsets)
    {
        if (!opsets.TryGetValue("", out long version))
        {
            throw OnnxFileError.Invalid(path, "it does not import ONNX's own operator set");
        }

        if (version is < ReadingLimits.MinOpset or > ReadingLimits.MaxOpset)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The ONNX file '{path}' uses operator set {version}; {ReadingLimits.MinOpset} to {ReadingLimits.MaxOpset} are known.",
                $"Export the model with an operator set between {ReadingLimits.MinOpset} and {ReadingLimits.MaxOpset}.");
        }

        return (int)version;
    }
}
