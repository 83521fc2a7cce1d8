using System.Runtime.InteropServices;

namespace Profiler.Bindings.XGBoost.Native;

/// <summary>Several handles as the array of pointers that the library takes: none is freed before this is disposed of.</summary>
internal sealed class Borrowed : IDisposable
{
    private readonly List<SafeHandle> _held = [];

    public Borrowed(params ReadOnlySpan<SafeHandle> handles)
    {
        Pointers = new nint[handles.Length];
        try
        {
            for (int i = 0; i < handles.Length; i++)
            {
                bool isHeld = false;
                handles[i].DangerousAddRef(ref isHeld);
                _held.Add(handles[i]);
                Pointers[i] = handles[i].DangerousGetHandle();
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public nint[] Pointers { get; }

    public void Dispose()
    {
        foreach (SafeHandle handle in _held)
        {
            handle.DangerousRelease();
        }

        _held.Clear();
    }
}
