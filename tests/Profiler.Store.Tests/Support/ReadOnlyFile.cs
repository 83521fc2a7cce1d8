using System.Diagnostics;

namespace Profiler.Store.Tests.Support;

/// <summary>
/// A file that nobody can write until this is disposed of. Permissions do not hold root back, so root makes the
/// file immutable instead.
/// </summary>
internal sealed class ReadOnlyFile : IDisposable
{
    private readonly string _path;

    public ReadOnlyFile(string path)
    {
        _path = path;
        Set(isReadOnly: true);
    }

    public void Dispose() => Set(isReadOnly: false);

    private void Set(bool isReadOnly)
    {
        if (Environment.IsPrivilegedProcess)
        {
            using Process chattr = Process.Start("chattr", [isReadOnly ? "+i" : "-i", _path]);
            chattr.WaitForExit();
            Assert.Equal(0, chattr.ExitCode);
            return;
        }

        File.SetAttributes(_path, isReadOnly ? FileAttributes.ReadOnly : FileAttributes.Normal);
    }
}
