using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Profiler.Bindings.Images.Png;

/// <summary>png_image of libpng 1.6's simplified API.</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PngControl
{
    public const uint CurrentVersion = 1;

    /// <summary>libpng's own state, from the start of reading until it is freed.</summary>
    public nint State;

    public uint Version;
    public uint Width;
    public uint Height;
    public uint Format;
    public uint Flags;
    public uint ColourMapEntries;
    public uint WarningOrError;
    public MessageText Message;

    /// <summary>64 bytes, ended by 0.</summary>
    [InlineArray(Length)]
    internal struct MessageText
    {
        public const int Length = 64;

#pragma warning disable IDE0051, IDE0044 // An inline array is its one field, repeated.
        private byte _first;
#pragma warning restore IDE0051, IDE0044
    }
}
