using System.Diagnostics.CodeAnalysis;
using TorchSharp.Native;

namespace TorchSharp;

public static partial class torch
{
    /// <summary>An n-dimensional array of libtorch. Disposed by hand, by the scope it was made in, or at last by the finalizer of its handle.</summary>
    public partial class Tensor : IDisposable
    {
        private TensorHandle? _handle;

        internal Tensor(nint handle)
            : this(new TensorHandle(handle), register: true)
        {
        }

        /// <param name="register">Whether the current scope of this thread is to dispose it.</param>
        private protected Tensor(TensorHandle handle, bool register)
        {
            _handle = handle;
            if (register)
            {
                OwningDisposeScope = DisposeScopeManager.ThreadSingleton.Register(this);
            }
        }

        /// <summary>Native tensors that C# holds now, in the whole process.</summary>
        public static long TotalCount => TensorHandle.Total;

        /// <summary>The most native tensors that C# held at once.</summary>
        public static long PeakCount => TensorHandle.Peak;

        public bool IsInvalid => _handle is null || _handle.IsClosed;

        /// <exception cref="ObjectDisposedException">The tensor was disposed of, or its data went over to a parameter.</exception>
        public IntPtr Handle => _handle is { IsClosed: false } open ? open.Value : throw new ObjectDisposedException(nameof(Tensor));

        internal DisposeScope? OwningDisposeScope { get; set; }

        /// <summary>Type and shape, as error messages show them.</summary>
        internal string Signature => IsInvalid ? "disposed" : $"{dtype}[{string.Join(", ", shape)}]";

        public Tensor MoveToOuterDisposeScope()
        {
            OwningDisposeScope?.MoveToOuter(this);
            return this;
        }

        public Tensor DetachFromDisposeScope()
        {
            OwningDisposeScope?.Detach(this);
            return this;
        }

        public Tensor MoveToOtherDisposeScope(Tensor other) => MoveToOtherDisposeScope(other.OwningDisposeScope);

        public Tensor MoveToOtherDisposeScope(DisposeScope? other)
        {
            if (OwningDisposeScope is { } owner)
            {
                owner.MoveToOther(other, this);
            }
            else
            {
                other?.Attach(this);
            }

            return this;
        }

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        public override string ToString() => IsInvalid ? "[disposed]" : $"[{string.Join('x', shape)}], type = {dtype}, device = {device}";

        public override bool Equals([NotNullWhen(true)] object? obj) => ReferenceEquals(this, obj);

        public override int GetHashCode() => base.GetHashCode();

        protected virtual void Dispose(bool disposing)
        {
            if (IsInvalid)
            {
                return;
            }

            DisposeScopeManager.ThreadSingleton.CountDisposal(this);
            OwningDisposeScope?.MarkAsDisposed(this);
            _handle!.Dispose();
        }

        /// <summary>Gives up the native tensor to another owner.</summary>
        private protected static TensorHandle TakeOver(Tensor tensor)
        {
            _ = tensor.Handle;
            TensorHandle taken = tensor._handle!;
            tensor._handle = null;
            return taken;
        }

        internal static Tensor? Wrap(nint handle) => handle == 0 ? null : new Tensor(handle);
    }
}
