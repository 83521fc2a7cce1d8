using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    public static IDisposable no_grad() => new GradMode(false);

    public static IDisposable enable_grad(bool enabled = true) => new GradMode(enabled);

    public static IDisposable set_grad_enabled(bool mode = true) => new GradMode(mode);

    public static bool is_grad_enabled() => NativeMethods.IsGradEnabled() != 0;

    public static IDisposable inference_mode(bool mode = true) => new InferenceMode(mode);

    /// <summary>Sets this thread's mode, and at the end the one that was.</summary>
    private sealed class GradMode : IDisposable
    {
        private readonly int _before = NativeMethods.IsGradEnabled();

        internal GradMode(bool enabled) => NativeMethods.SetGradEnabled(enabled ? 1 : 0);

        public void Dispose() => NativeMethods.SetGradEnabled(_before);
    }

    private sealed class InferenceMode : IDisposable
    {
        private nint _guard;

        internal InferenceMode(bool enabled) =>
            Status.Check(NativeMethods.EnterInferenceMode(enabled ? 1 : 0, out _guard), nameof(inference_mode), enabled);

        public void Dispose()
        {
            if (_guard != 0)
            {
                NativeMethods.LeaveInferenceMode(_guard);
                _guard = 0;
            }
        }
    }
}
