using System.Collections.Immutable;
using Profiler.Fleet.Measuring;
using Profiler.Networks.Architectures;
using Profiler.Networks.Catalog;
using Profiler.Networks.Errors;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Inference;
using Profiler.Networks.Onnx.Reading;
using Profiler.Networks.Shapes;
using Profiler.Store;

namespace Profiler.Fleet.Requests;

/// <summary>Makes the network that a request means measurable.</summary>
public static class NetworkReader
{
    /// <exception cref="ProfilerException">The network is unknown, its model is not there, or its input does not fit.</exception>
    public static async Task<Subject> ReadAsync(NetworkReference reference, ProfilerDatabase database)
    {
        if (reference.ModelSha256 is { } sha256)
        {
            return await ModelAsync(reference, sha256, database);
        }

        Network network = Layers("network", reference);
        TensorShape input = reference.Input is { } text ? TensorShape.Parse(text) : network.DefaultInput;
        return SubjectFactory.FromNetwork(network, input) with { Name = reference.Name };
    }

    /// <summary>The network of layers behind a built-in name or an architecture.</summary>
    internal static Network Layers(string field, NetworkReference reference) => reference switch
    {
        { Space: { } space, Code: { } code } => NetworkFactory.FromArchitecture(
            Architecture.FromIndices(SpaceReader.Read(space), Choices(field, code), reference.Name)),
        { Space: null, Code: null } => PublishedNetworks.Build(PublishedNetworks.Get(reference.Name)),
        _ => throw new ProfilerException(
            ErrorCode.InvalidArgument, $"{field} has a space without a code, or a code without a space.", "Give both, or neither."),
    };

    private static byte[] Choices(string field, string code)
    {
        try
        {
            return Convert.FromHexString(code);
        }
        catch (FormatException error)
        {
            throw new ProfilerException(
                ErrorCode.InvalidArgument, $"{field}.code is not hexadecimal digits, two a slot.", inner: error);
        }
    }

    private static async Task<Subject> ModelAsync(NetworkReference reference, string sha256, ProfilerDatabase database)
    {
        _ = await database.Models.FindAsync(sha256) ?? throw new ProfilerException(
            ErrorCode.UnknownName, $"The model {sha256} of '{reference.Name}' was never uploaded.", "PUT it to /v1/models/{sha256} first.");
        byte[] bytes = await database.Models.ReadAsync(sha256);
        try
        {
            // A folder of its own: what the file says about others beside it finds none.
            DirectoryInfo folder = Directory.CreateTempSubdirectory("profiler-model-");
            try
            {
                string path = Path.Combine(folder.FullName, $"{sha256}.onnx");
                await File.WriteAllBytesAsync(path, bytes);
                return SubjectFactory.FromFile(reference.Name, OnnxModelFile.Load(path), Inputs(reference));
            }
            finally
            {
                folder.Delete(recursive: true);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(
                ErrorCode.Storage, $"The model {sha256} cannot be laid down to be read: {error.Message}", "Free some space for temporary files.", error);
        }
    }

    private static OnnxInputs Inputs(NetworkReference reference)
    {
        IEnumerable<string> named = (reference.OpenInputs ?? ImmutableSortedDictionary<string, ImmutableArray<long>>.Empty)
            .Select(input => $"{input.Key}={string.Join('x', input.Value)}");
        return OnnxInputs.Parse(reference.Input is { } unnamed ? named.Append(unnamed) : named);
    }
}
