namespace Profiler.Agent.Tests.Support;

/// <summary>A folder of one test's own, removed with it.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("profiler-agent-test-");

    public string Path => _folder.FullName;

    public string PathOf(string file) => System.IO.Path.Combine(_folder.FullName, file);

    /// <summary>Writes a file, and the folders that it lies in.</summary>
    public string Write(string file, string text)
    {
        string path = PathOf(file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
