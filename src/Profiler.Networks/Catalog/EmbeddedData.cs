namespace Profiler.Networks.Catalog;

/// <summary>The data files embedded in this assembly.</summary>
internal static class EmbeddedData
{
    public static string Read(string file)
    {
        using Stream stream = typeof(EmbeddedData).Assembly.GetManifestResourceStream($"Catalog.{file}")
            ?? throw new InvalidOperationException($"{file} is not embedded in this build.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
