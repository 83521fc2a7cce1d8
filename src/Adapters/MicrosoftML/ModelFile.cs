using System.IO.Compression;
using Microsoft.ML;
using Profiler.Networks.Errors;

namespace Profiler.Adapters.MicrosoftML;

/// <summary>ML.NET's format of a model: a zip archive.</summary>
internal static class ModelFile
{
    /// <summary>The first time that a zip archive can name. ML.NET writes the current one, by which no two files would be alike.</summary>
    private static readonly DateTimeOffset Epoch = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(MLContext context, ITransformer trees, DataViewSchema rows)
    {
        using var stream = new MemoryStream();
        context.Model.Save(trees, rows, stream);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (ZipArchiveEntry entry in archive.Entries)
            {
                entry.LastWriteTime = Epoch;
            }
        }

        return stream.ToArray();
    }

    /// <exception cref="ProfilerException">ML.NET cannot read it.</exception>
    public static (ITransformer Trees, DataViewSchema Rows) Read(MLContext context, ReadOnlyMemory<byte> model)
    {
        using var stream = new MemoryStream(model.ToArray(), writable: false);
        try
        {
            return (context.Model.Load(stream, out DataViewSchema rows), rows);
        }
        catch (Exception error) when (error is InvalidDataException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new ProfilerException(
                ErrorCode.InvalidFile, $"FastTree cannot read the model of trees: {error.Message.TrimEnd('.')}.", "Train it anew.", error);
        }
    }
}
