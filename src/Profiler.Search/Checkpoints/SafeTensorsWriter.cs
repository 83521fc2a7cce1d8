using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Profiler.Networks.Errors;

namespace Profiler.Search.Checkpoints;

/// <summary>Writes a file of the safetensors layout, whole or not at all.</summary>
internal static class SafeTensorsWriter
{
    /// <summary>The data begins at a multiple of this.</summary>
    private const int Alignment = 8;

    /// <param name="format">The version that the file says it is of.</param>
    /// <exception cref="ProfilerException">The folder is missing or read-only, or the disk is full.</exception>
    public static void Write(
        string path, IReadOnlyDictionary<string, string> metadata, IReadOnlyList<StoredTensor> tensors, string format = SafeTensorsLayout.Format)
    {
        string partial = $"{path}.partial";
        try
        {
            using (FileStream file = File.Create(partial))
            {
                WriteTo(file, Header(metadata, tensors, format), tensors);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new ProfilerException(
                ErrorCode.Storage, $"The checkpoint {path} cannot be written: {error.Message}", "Free some space or choose another folder.", error);
        }
    }

    private static void WriteTo(Stream file, byte[] header, IReadOnlyList<StoredTensor> tensors)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(header);
        foreach (StoredTensor tensor in tensors)
        {
            hash.AppendData(tensor.Bytes());
        }

        string digest = Convert.ToHexStringLower(hash.GetHashAndReset());
        Encoding.ASCII.GetBytes(digest).CopyTo(header, SafeTensorsLayout.Start.Length);
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (StoredTensor tensor in tensors)
        {
            file.Write(tensor.Bytes());
        }
    }

    private static byte[] Header(IReadOnlyDictionary<string, string> metadata, IReadOnlyList<StoredTensor> tensors, string format)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteStartObject(SafeTensorsLayout.MetadataEntry);
            json.WriteString(SafeTensorsLayout.DigestEntry, new string('0', SafeTensorsLayout.DigestLength));
            json.WriteString(SafeTensorsLayout.FormatEntry, format);
            foreach ((string name, string value) in metadata)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
            long offset = 0;
            foreach (StoredTensor tensor in tensors)
            {
                Describe(json, tensor, offset);
                offset += tensor.Length;
            }

            json.WriteEndObject();
        }

        while (buffer.Length % Alignment != 0)
        {
            buffer.WriteByte((byte)' ');
        }

        return buffer.ToArray();
    }

    private static void Describe(Utf8JsonWriter json, StoredTensor tensor, long offset)
    {
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type);
        json.WriteStartArray("shape");
        foreach (long extent in tensor.Shape)
        {
            json.WriteNumberValue(extent);
        }

        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(offset);
        json.WriteNumberValue(offset + tensor.Length);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The failure to be told is the one that led here.
        }
    }
}
