using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static partial class cuda
    {
        /// <summary>A moment on the current stream; PyTorch's torch.cuda.Event with enable_timing, which TorchSharp lacks.</summary>
        public sealed class Event : IDisposable
        {
            private nint _event;

            public unsafe void record()
            {
                fixed (nint* place = &_event)
                {
                    Status.Check(NativeMethods.RecordEvent(place), nameof(record));
                }
            }

            /// <summary>Milliseconds from this event to another; both must have passed: call <see cref="synchronize"/> first.</summary>
            public unsafe float elapsed_time(Event end)
            {
                float milliseconds;
                Status.Check(NativeMethods.ElapsedBetween(_event, end._event, &milliseconds), nameof(elapsed_time));
                return milliseconds;
            }

            public void Dispose()
            {
                NativeMethods.FreeEvent(_event);
                _event = 0;
            }
        }
    }
}
