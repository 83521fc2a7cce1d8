using System.Collections.Immutable;
using System.Globalization;
using Onnx;

namespace Profiler.Networks.Onnx.Reading;

/// <summary>
/// Weights that a model keeps in files beside it. A location is data from a stranger: only files whose real path
/// lies within the model's real folder are accepted, and only ranges that exist.
/// </summary>
internal sealed class ExternalFiles(string modelPath)
{
    private const string Advice = "Keep external data in the model's folder and name it by a relative path.";
    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(modelPath))!;
    private readonly SortedDictionary<string, OnnxExternalFile> _seen = new(StringComparer.Ordinal);
    private readonly List<ExternalTensor> _tensors = [];

    public ImmutableArray<OnnxExternalFile> Seen => [.. _seen.Values];

    public ImmutableArray<ExternalTensor> Tensors => [.. _tensors];

    /// <param name="bytes">What the tensor's shape and type ask for.</param>
    /// <param name="where">The tensor, for messages.</param>
    public void Check(TensorProto tensor, long bytes, string where)
    {
        string location = Entry(tensor, "location") ?? throw Invalid($"{where} is external and has no location");
        long offset = Number(tensor, "offset", 0, where);
        long length = Number(tensor, "length", bytes, where);
        if (length != bytes)
        {
            throw Invalid($"{where} stores {length} external bytes where its shape asks for {bytes}");
        }

        OnnxExternalFile file = Find(location, where);
        if (offset > file.Bytes - length)
        {
            throw Invalid(
                $"{where} lies at bytes {offset} to {(UInt128)(ulong)offset + (ulong)length} of '{location}', which has {file.Bytes}");
        }

        _tensors.Add(new ExternalTensor(tensor, file, offset, length));
    }

    private OnnxExternalFile Find(string location, string where)
    {
        if (_seen.TryGetValue(location, out OnnxExternalFile? known))
        {
            return known;
        }

        if (!IsPlain(location))
        {
            throw Invalid($"{where} has the external location '{location}', which is not a relative path without '..'");
        }

        string path = Path.Combine(_folder, location);
        if (!File.Exists(path))
        {
            throw Invalid($"{where} has the external location '{location}', where there is no file");
        }

        string? realPath = RealPath.Resolve(path);
        if (realPath is null || !IsWithinFolder(realPath))
        {
            throw Invalid($"{where} has the external location '{location}', which leads outside the model's folder");
        }

        var file = new OnnxExternalFile(location, realPath, new FileInfo(realPath).Length);
        _seen.Add(location, file);
        return file;
    }

    /// <summary>Both separators and drive letters count on every system: the same file is refused everywhere.</summary>
    private static bool IsPlain(string location)
    {
        string[] parts = location.Split('/', '\\');
        return location.Length > 0 && parts[0].Length > 0 && !parts[0].Contains(':')
            && !parts.Contains("..") && !location.Contains('\0');
    }

    private bool IsWithinFolder(string realPath)
    {
        string folder = RealPath.Resolve(_folder) ?? _folder;
        return realPath.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string? Entry(TensorProto tensor, string key) => tensor.ExternalData.LastOrDefault(e => e.Key == key)?.Value;

    private long Number(TensorProto tensor, string key, long absent, string where)
    {
        if (Entry(tensor, key) is not { } text)
        {
            return absent;
        }

        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Invalid($"{where} has the external {key} '{text}', which is not a count of bytes");
    }

    private Errors.ProfilerException Invalid(string why) => OnnxFileError.Invalid(modelPath, why, Advice);
}
