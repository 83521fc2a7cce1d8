using System.Security.Cryptography;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Models;

/// <summary>Models on the device, one file each, named by the SHA-256 of the content; they travel once.</summary>
internal sealed class ModelStore(string folder)
{
    private const int HashLength = 64;
    private const string PartialSuffix = ".partial";

    public bool Has(string sha256) => File.Exists(Final(sha256));

    /// <exception cref="AgentException">The model was never put.</exception>
    public string PathOf(string sha256) => Has(sha256)
        ? Final(sha256)
        : throw new AgentException(AgentFailure.ModelMissing, $"The model {sha256} is not on this device; put it first.");

    /// <summary>Appends a chunk; at the last one checks the hash and gives the file its name.</summary>
    public void Put(PutModelRequest chunk)
    {
        string final = Final(chunk.Sha256);
        string partial = final + PartialSuffix;
        try
        {
            Directory.CreateDirectory(folder);
            using (var file = new FileStream(partial, chunk.Offset == 0 ? FileMode.Create : FileMode.Open))
            {
                if (file.Length != chunk.Offset)
                {
                    throw new AgentException(
                        AgentFailure.BadRequest, $"A chunk of {chunk.Sha256} begins at {chunk.Offset}; {file.Length} bytes are there.");
                }

                file.Seek(0, SeekOrigin.End);
                file.Write(chunk.Data.Span);
                if (file.Length < chunk.Total)
                {
                    return;
                }
            }

            Finish(chunk.Sha256, partial, final);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new AgentException(AgentFailure.Storage, $"The model {chunk.Sha256} cannot be kept in {folder}: {error.Message}", inner: error);
        }
    }

    private static void Finish(string sha256, string partial, string final)
    {
        string found;
        using (FileStream file = File.OpenRead(partial))
        {
            found = Convert.ToHexStringLower(SHA256.HashData(file));
        }

        if (found != sha256)
        {
            File.Delete(partial);
            throw new AgentException(AgentFailure.ModelMissing, $"The model put as {sha256} has the hash {found}; it was thrown away.");
        }

        File.Move(partial, final, overwrite: true);
    }

    private string Final(string sha256) => sha256.Length == HashLength && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, $"{sha256}.onnx")
        : throw new AgentException(AgentFailure.BadRequest, $"'{sha256}' is not a SHA-256 in lower-case hexadecimal.");
}
