namespace Profiler.Search.Tests.Data.Support;

/// <summary>A folder of one test's own, removed with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-search-test-");

    public string Path => _folder.FullName;

    /// <summary>The path of a file, whose folder is made.</summary>
    public string PathOf(params string[] parts)
    {
        string path = System.IO.Path.Combine([_folder.FullName, .. parts]);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
