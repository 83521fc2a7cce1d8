using System.Security.Cryptography;
using Profiler.Agent.Serving;
using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Models;

/// <summary>
/// Models on the device, one file each, named by the SHA-256 of the content; they travel once. A file's time of last
/// writing is when it was last used.
/// </summary>
internal sealed class ModelStore(string folder, ModelSpace space)
{
    private const int HashLength = 64;
    private readonly HashSet<string> _sound = [];

    /// <summary>Models that this agent was asked for, by file name: what a job was told is there stays there.</summary>
    private readonly HashSet<string> _used = [];

    /// <summary>Models that this agent was given itself: of the others it does not know who else uses them.</summary>
    private readonly HashSet<string> _put = [];

    /// <summary>
    /// Models that this agent was given and needs no more, by file name, with the file's time of last writing: another
    /// agent that uses one since has changed it.
    /// </summary>
    private readonly Dictionary<string, DateTime> _released = [];

    public ModelStore(string folder, TimeProvider time, long limitBytes = AgentOptions.DefaultModelLimitBytes)
        : this(folder, new ModelSpace(folder, limitBytes, time, ModelSpace.FreeBytesOf))
    {
    }

    /// <summary>
    /// Whether the model is there with its whole content: a power cut can leave a file that has its name and not its
    /// bytes. Checked once by each agent.
    /// </summary>
    public bool Has(string sha256)
    {
        string final = Final(sha256);
        if (!File.Exists(final) || (!_sound.Contains(sha256) && Hash(final) != sha256))
        {
            return false;
        }

        if (_sound.Add(sha256))
        {
            space.Touch(final);
        }

        _used.Add(Path.GetFileName(final));
        _released.Remove(Path.GetFileName(final));
        return true;
    }

    /// <summary>Lets a model go: a campaign of hundreds of networks must not fill a board's disk while it lasts.</summary>
    /// <returns>Whether it is there.</returns>
    public bool Release(string sha256)
    {
        if (!Has(sha256))
        {
            return false;
        }

        string final = Final(sha256);
        string name = Path.GetFileName(final);
        _used.Remove(name);
        if (_put.Contains(name))
        {
            _released[name] = File.GetLastWriteTimeUtc(final);
        }

        return true;
    }

    /// <summary>Removes what agents that were killed in the middle of a model have left.</summary>
    public void RemoveLeftovers() => space.RemoveLeftovers();

    /// <exception cref="AgentException">The model was never put.</exception>
    public string PathOf(string sha256) => Has(sha256)
        ? Final(sha256)
        : throw new AgentException(AgentFailure.ModelMissing, $"The model {sha256} is not on this device; put it first.");

    /// <summary>A file made from a model, kept beside it and made again where it is not there.</summary>
    /// <param name="kind">What was made, as part of a file's name.</param>
    /// <exception cref="AgentException">The model was never put, or what is made of it cannot be kept.</exception>
    public string Made(string sha256, string kind, Func<string, byte[]> make)
    {
        string source = PathOf(sha256);
        string final = Path.Combine(folder, $"{sha256}.{kind}.onnx");
        _used.Add(Path.GetFileName(final));
        if (File.Exists(final))
        {
            space.Touch(final);
            return final;
        }

        byte[] bytes = make(source);
        string partial = $"{final}.{Environment.ProcessId}.partial";
        try
        {
            space.MakeRoom(bytes.Length, _used, _released);
            using (var file = new FileStream(partial, FileMode.Create))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(partial, final, overwrite: true);
            return final;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Leftovers.Remove(new FileInfo(partial));
            throw space.Explain(error, sha256, bytes.Length);
        }
    }

    /// <summary>Appends a chunk; at the last one checks the hash and gives the file its name.</summary>
    public void Put(PutModelRequest chunk)
    {
        string final = Final(chunk.Sha256);
        // Agents of several coordinators share the folder, and may be given the same model at once.
        string partial = $"{final}.{Environment.ProcessId}.partial";
        try
        {
            Directory.CreateDirectory(folder);
            if (chunk.Offset == 0)
            {
                space.MakeRoom(chunk.Total, _used, _released);
            }

            using (var file = new FileStream(partial, chunk.Offset == 0 ? FileMode.Create : FileMode.OpenOrCreate))
            {
                Require(chunk, file.Length);
                file.Seek(0, SeekOrigin.End);
                file.Write(chunk.Data.Span);
                if (file.Length < chunk.Total)
                {
                    return;
                }
            }

            Finish(chunk.Sha256, partial, final);
            _used.Add(Path.GetFileName(final));
            _put.Add(Path.GetFileName(final));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Leftovers.Remove(new FileInfo(partial));
            throw space.Explain(error, chunk.Sha256, chunk.Total);
        }
    }

    private static void Require(PutModelRequest chunk, long present)
    {
        if (present != chunk.Offset)
        {
            throw new AgentException(
                AgentFailure.BadRequest, $"A chunk of {chunk.Sha256} begins at {chunk.Offset}; {present} bytes are there.");
        }

        if (chunk.Data.Length > chunk.Total - chunk.Offset)
        {
            throw new AgentException(
                AgentFailure.BadRequest, $"A chunk of {chunk.Sha256} ends beyond the {chunk.Total} bytes of its model.");
        }
    }

    private static void Finish(string sha256, string partial, string final)
    {
        string found = Hash(partial);
        if (found != sha256)
        {
            File.Delete(partial);
            throw new AgentException(AgentFailure.ModelMissing, $"The model put as {sha256} has the hash {found}; it was thrown away.");
        }

        File.Move(partial, final, overwrite: true);
    }

    private static string Hash(string path)
    {
        using FileStream file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    private string Final(string sha256) => sha256.Length == HashLength && sha256.All(char.IsAsciiHexDigitLower)
        ? Path.Combine(folder, $"{sha256}.onnx")
        : throw new AgentException(AgentFailure.BadRequest, $"'{sha256}' is not a SHA-256 in lower-case hexadecimal.");
}
