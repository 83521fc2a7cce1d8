using Profiler.Agent.Sensors;
using Profiler.Agent.Tests.Support;

namespace Profiler.Agent.Tests.Sensors;

/// <summary>A tree on disk that an agent takes for its device, whose numbers move when time passes.</summary>
internal sealed class TreeOfFiles : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public TreeOfFiles(IReadOnlyDictionary<string, string> files)
    {
        foreach ((string file, string text) in files)
        {
            _folder.Write(file, text);
        }
    }

    public string Path => _folder.Path;

    public SensorRoot Root => new(_folder.Path);

    public void Write(string file, string text) => _folder.Write(file, text);

    public void Remove(string file) => File.Delete(_folder.PathOf(file));

    /// <summary>
    /// Puts a folder in the file's place. Opening it answers "access denied" to everybody, as a file of another user's
    /// does: root, which tests may run as, is denied no file.
    /// </summary>
    public void Deny(string file)
    {
        Remove(file);
        Directory.CreateDirectory(_folder.PathOf(file));
    }

    public void Dispose() => _folder.Dispose();
}
