using System.Collections.Immutable;
using System.Text;
using Profiler.CostModels.Surrogates.Building;
using Profiler.CostModels.Surrogates.Training;
using Profiler.Networks.Errors;

namespace Profiler.CostModels.Surrogates.Text;

/// <summary>The stored form of a surrogate: one JSON document with the trees in it and a checksum over all of it.</summary>
public static class SurrogateFile
{
    /// <summary>A surrogate of 1,000 deep trees and 20,000 kernels has some 10 MB; a file of this size is something else.</summary>
    private const long MaxFileBytes = 256 << 20;

    /// <summary>The document as bytes, to be kept in a file or a database.</summary>
    public static byte[] Compose(Surrogate surrogate) =>
        Encoding.UTF8.GetBytes(SurrogateJson.Write(surrogate.Content, surrogate.SavedTrees));

    /// <param name="origin">Where the bytes come from, for messages.</param>
    /// <exception cref="ProfilerException">
    /// The document is cut or damaged, of a newer program, of another feature schema, or of another library's trees.
    /// </exception>
    /// <param name="trainers">The libraries that this program has; that of the trees reads them.</param>
    public static Surrogate Parse(ReadOnlySpan<byte> document, string origin, params ReadOnlySpan<ISurrogateTrainer> trainers)
    {
        (SurrogateContent content, ImmutableArray<SavedTrees> trees) = SurrogateJson.Read(Encoding.UTF8.GetString(document), origin);
        foreach (ISurrogateTrainer trainer in trainers)
        {
            if (trainer.Name == content.Trainer)
            {
                return new Surrogate(content, KindTrees.Load(trees, trainer));
            }
        }

        throw new ProfilerException(
            ErrorCode.MissingDependency,
            $"{origin}: the trees are {content.Trainer}'s; this program reads those of {string.Join(", ", trainers.ToArray().Select(trainer => trainer.Name))}.",
            $"Use a program that was built with {content.Trainer}, or train the surrogate anew.");
    }

    /// <summary>Writes the file whole or not at all.</summary>
    /// <exception cref="ProfilerException">The file cannot be written.</exception>
    public static void Write(Surrogate surrogate, string path)
    {
        string partial = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            File.WriteAllBytes(partial, Compose(surrogate));
            File.Move(partial, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            TryDelete(partial);
            throw new ProfilerException(
                ErrorCode.Storage, $"The surrogate cannot be written to {path}: {error.Message}", "Give a place where you may write.", error);
        }
    }

    /// <inheritdoc cref="Parse"/>
    public static Surrogate Read(string path, params ReadOnlySpan<ISurrogateTrainer> trainers)
    {
        try
        {
            return new FileInfo(path).Length <= MaxFileBytes
                ? Parse(File.ReadAllBytes(path), path, trainers)
                : throw new ProfilerException(ErrorCode.InvalidFile, $"{path} is larger than a surrogate can be ({MaxFileBytes} bytes).");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ProfilerException(ErrorCode.InvalidFile, $"{path} cannot be read: {error.Message}", "Give the file of a surrogate.", error);
        }
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
