using System.Runtime.InteropServices;
using System.Text;

namespace Profiler.Bindings.Images.Png;

/// <summary>
/// One reading of a PNG through libpng: the checked layer between the functions and the public API. libpng's state is
/// freed with it, whatever happened between.
/// </summary>
internal sealed class PngReader : IDisposable
{
    private readonly string _path;
    private GCHandle _pinned;
    private PngControl _control = new() { Version = PngControl.CurrentVersion };

    /// <summary>Reads the header.</summary>
    /// <exception cref="ImageException">It is no PNG, or has too many pixels.</exception>
    public PngReader(string path, byte[] bytes)
    {
        _path = path;
        _pinned = GCHandle.Alloc(bytes, GCHandleType.Pinned);
        try
        {
            Check(LibPng.png_image_begin_read_from_memory(ref _control, _pinned.AddrOfPinnedObject(), (nuint)bytes.Length));
            ImageLimits.Check(path, _control.Width, _control.Height);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public int Width => (int)_control.Width;

    public int Height => (int)_control.Height;

    /// <summary>What the file holds, in the bits of <see cref="LibPng"/>.</summary>
    public uint Format => _control.Format;

    /// <summary>Decodes all pixels; once.</summary>
    /// <param name="format">The pixels' form; a colour map's entries are not wanted and dropped.</param>
    /// <param name="pixels">As many samples as the form needs.</param>
    /// <exception cref="ImageException">The file is broken or cut short.</exception>
    public void Read<T>(uint format, T[] pixels)
        where T : unmanaged
    {
        _control.Format = format;
        if ((format & LibPng.Linear) == 0)
        {
            _control.Flags |= LibPng.DeepIsSrgb;
        }

        byte[] colourMap = new byte[256 * 4];
        var target = GCHandle.Alloc(pixels, GCHandleType.Pinned);
        var map = GCHandle.Alloc(colourMap, GCHandleType.Pinned);
        try
        {
            Check(LibPng.png_image_finish_read(ref _control, 0, target.AddrOfPinnedObject(), 0, map.AddrOfPinnedObject()));
        }
        finally
        {
            target.Free();
            map.Free();
        }
    }

    public void Dispose()
    {
        LibPng.png_image_free(ref _control);
        if (_pinned.IsAllocated)
        {
            _pinned.Free();
        }
    }

    /// <summary>libpng's words in a control structure.</summary>
    internal static string Message(in PngControl control)
    {
        ReadOnlySpan<byte> text = control.Message;
        int end = text.IndexOf((byte)0);
        return Encoding.Latin1.GetString(end < 0 ? text : text[..end]);
    }

    private void Check(int result)
    {
        if (result == 0)
        {
            throw new ImageException(ImageFailure.Damaged, _path, $"cannot be decoded: {Message(_control)}");
        }
    }
}
