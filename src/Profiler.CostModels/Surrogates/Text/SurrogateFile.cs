using Profiler.CostModels.Surrogates.Training;

namespace Profiler.CostModels.Surrogates.Text;

/// <summary>The stored form of a surrogate: one JSON document with the trees in it and a checksum over all of it.</summary>
public static class SurrogateFile
{
    /// <summary>The document as bytes, to be kept in a file or a database.</summary>
    public static byte[] Compose(Surrogate surrogate) => throw new NotImplementedException();

    /// <param name="origin">Where the bytes come from, for messages.</param>
    /// <exception cref="Networks.Errors.ProfilerException">
    /// The document is cut or damaged, of a newer program, of another feature schema, or of another library's trees.
    /// </exception>
    public static Surrogate Parse(ReadOnlyMemory<byte> document, string origin, ISurrogateTrainer trainer) => throw new NotImplementedException();

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="Networks.Errors.ProfilerException">The file cannot be written.</exception>
    public static void Write(Surrogate surrogate, string path) => throw new NotImplementedException();

    /// <inheritdoc cref="Parse"/>
    public static Surrogate Read(string path, ISurrogateTrainer trainer) => throw new NotImplementedException();
}
