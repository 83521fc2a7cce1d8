using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Profiler.Networks.Errors;

namespace Profiler.Search.Checkpoints;

/// <summary>Reads a file that <see cref="SafeTensorsWriter"/> wrote; its digest is checked before anything is used.</summary>
internal sealed class SafeTensorsReader : IDisposable
{
    private const int Chunk = 1 << 20;

    private readonly FileStream _file;
    private readonly string _path;
    private readonly long _dataStart;

    private SafeTensorsReader(FileStream file, string path)
    {
        _file = file;
        _path = path;
        byte[] header = ReadHeader();
        _dataStart = file.Position;
        CheckDigest(header);
        using JsonDocument json = JsonDocument.Parse(header);
        Metadata = json.RootElement.GetProperty(SafeTensorsLayout.MetadataEntry).EnumerateObject()
            .ToDictionary(entry => entry.Name, entry => entry.Value.GetString()!);
        Tensors = json.RootElement.EnumerateObject().Where(entry => entry.Name != SafeTensorsLayout.MetadataEntry)
            .ToDictionary(entry => entry.Name, entry => Place(entry.Value));
    }

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public IReadOnlyDictionary<string, (string Type, ImmutableArray<long> Shape, long Start, long End)> Tensors { get; }

    /// <exception cref="ProfilerException">The file is missing, truncated, damaged, something else or of another version.</exception>
    public static SafeTensorsReader Open(string path)
    {
        FileStream? file = null;
        try
        {
            file = File.OpenRead(path);
            return new SafeTensorsReader(file, path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new ProfilerException(ErrorCode.InvalidFile, $"The checkpoint {path} cannot be read: {error.Message}", inner: error);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <returns>The values in row-major order, little-endian.</returns>
    /// <exception cref="ProfilerException">There is no such tensor, or one of another type or shape.</exception>
    public byte[] Read(string name, string type, ReadOnlySpan<long> shape)
    {
        if (!Tensors.TryGetValue(name, out (string Type, ImmutableArray<long> Shape, long Start, long End) place))
        {
            throw new ProfilerException(ErrorCode.Mismatch, $"The checkpoint {_path} has no '{name}', which this version's supernet has.");
        }

        if (place.Type != type || !place.Shape.AsSpan().SequenceEqual(shape))
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"In the checkpoint {_path} '{name}' is {place.Type} {string.Join('x', place.Shape)}, not {type} {string.Join('x', shape.ToArray())}.");
        }

        byte[] bytes = new byte[place.End - place.Start];
        _file.Position = _dataStart + place.Start;
        _file.ReadExactly(bytes);
        return bytes;
    }

    public void Dispose() => _file.Dispose();

    private byte[] ReadHeader()
    {
        Span<byte> length = stackalloc byte[sizeof(long)];
        if (_file.ReadAtLeast(length, length.Length, throwOnEndOfStream: false) < length.Length)
        {
            throw Truncated();
        }

        long bytes = BinaryPrimitives.ReadInt64LittleEndian(length);
        if (bytes < SafeTensorsLayout.Start.Length + SafeTensorsLayout.DigestLength || bytes > SafeTensorsLayout.MaxHeaderBytes)
        {
            throw Foreign();
        }

        byte[] header = new byte[bytes];
        int read = _file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (!header.AsSpan().StartsWith(SafeTensorsLayout.Start.AsSpan(0, Math.Min(read, SafeTensorsLayout.Start.Length))))
        {
            throw Foreign();
        }

        return read == header.Length ? header : throw Truncated();
    }

    private void CheckDigest(byte[] header)
    {
        Span<byte> digits = header.AsSpan(SafeTensorsLayout.Start.Length, SafeTensorsLayout.DigestLength);
        string expected = Encoding.ASCII.GetString(digits);
        digits.Fill((byte)'0');
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        byte[] chunk = new byte[Chunk];
        for (int read = _file.Read(chunk); read > 0; read = _file.Read(chunk))
        {
            hash.AppendData(chunk, 0, read);
        }

        if (Convert.ToHexStringLower(hash.GetHashAndReset()) != expected)
        {
            throw DamageIn(header);
        }

        RequireFormat(header);
    }

    /// <summary>Says of a file whose digest is wrong whether something is missing from its end.</summary>
    private ProfilerException DamageIn(byte[] header)
    {
        try
        {
            using JsonDocument json = JsonDocument.Parse(header);
            long end = json.RootElement.EnumerateObject().Where(entry => entry.Name != SafeTensorsLayout.MetadataEntry)
                .Select(entry => Place(entry.Value).End).DefaultIfEmpty().Max();
            return _file.Length < _dataStart + end ? Truncated() : Damaged();
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException or KeyNotFoundException or FormatException)
        {
            return Damaged();
        }
    }

    private void RequireFormat(byte[] header)
    {
        using JsonDocument json = JsonDocument.Parse(header);
        string? format = json.RootElement.GetProperty(SafeTensorsLayout.MetadataEntry).GetProperty(SafeTensorsLayout.FormatEntry).GetString();
        if (format != SafeTensorsLayout.Format)
        {
            throw new ProfilerException(
                ErrorCode.Mismatch,
                $"The checkpoint {_path} is of version '{format}'; this version reads '{SafeTensorsLayout.Format}'.",
                "Resume it with the version of profiler that wrote it.");
        }
    }

    private static (string Type, ImmutableArray<long> Shape, long Start, long End) Place(JsonElement entry)
    {
        JsonElement offsets = entry.GetProperty("data_offsets");
        return (
            entry.GetProperty("dtype").GetString()!,
            [.. entry.GetProperty("shape").EnumerateArray().Select(extent => extent.GetInt64())],
            offsets[0].GetInt64(),
            offsets[1].GetInt64());
    }

    private ProfilerException Truncated() => new(
        ErrorCode.InvalidFile, $"The checkpoint {_path} is truncated: it ends after {_file.Length} bytes.", "Use an earlier copy, or start the search again.");

    private ProfilerException Damaged() => new(
        ErrorCode.InvalidFile, $"The checkpoint {_path} is damaged: its content is not what its digest says.", "Use an earlier copy, or start the search again.");

    private ProfilerException Foreign() => new(ErrorCode.InvalidFile, $"{_path} is not a checkpoint of a search.");
}
