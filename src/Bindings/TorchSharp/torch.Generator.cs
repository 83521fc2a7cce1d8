using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>A source of random numbers on the CPU.</summary>
    public sealed class Generator : IDisposable
    {
        private readonly GeneratorHandle _handle;

        public Generator(ulong seed = 0, Device? device = null)
            : this(New(seed, device))
        {
        }

        private Generator(nint handle) => _handle = new GeneratorHandle(handle);

        /// <summary>The generator that operators use which are given none.</summary>
        public static Generator Default
        {
            get
            {
                Status.Check(NativeMethods.DefaultGenerator(out nint handle), "default_generator");
                return new Generator(handle);
            }
        }

        public IntPtr Handle => _handle.IsClosed ? throw new ObjectDisposedException(nameof(Generator)) : _handle.DangerousGetHandle();

        public Device device => CPU;

        public Generator manual_seed(long seed)
        {
            Status.Check(NativeMethods.SetGeneratorSeed(Handle, (ulong)seed), "Generator.manual_seed", seed);
            return this;
        }

        public long initial_seed()
        {
            Status.Check(NativeMethods.GeneratorSeed(Handle, out ulong seed), "Generator.initial_seed");
            return (long)seed;
        }

        public Tensor get_state()
        {
            Status.Check(NativeMethods.GeneratorState(Handle, out nint state), "Generator.get_state");
            return new Tensor(state);
        }

        public void set_state(Tensor value) =>
            Status.Check(NativeMethods.SetGeneratorState(Handle, value.Handle), "Generator.set_state", value);

        public void Dispose() => _handle.Dispose();

        private static nint New(ulong seed, Device? device)
        {
            if (device is not null && device.type != DeviceType.CPU)
            {
                throw new NotSupportedException($"A generator lives on the CPU here, not on {device}.");
            }

            Status.Check(NativeMethods.NewGenerator(seed, out nint handle), "Generator", (long)seed);
            return handle;
        }
    }
}
