using System.Runtime.InteropServices;

namespace Profiler.Bindings.Images.Jpeg;

/// <summary>A decoder of TurboJPEG.</summary>
internal sealed class DecoderHandle : SafeHandle
{
    public DecoderHandle()
        : base(0, ownsHandle: true) => SetHandle(LibTurboJpeg.tjInitDecompress());

    public override bool IsInvalid => handle == 0;

    protected override bool ReleaseHandle() => LibTurboJpeg.tjDestroy(handle) == 0;
}
