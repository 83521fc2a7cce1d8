using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        /// <summary>Learnt tensors, running tensors and further modules under one name each. What fields hold is registered by RegisterComponents.</summary>
        public partial class Module : IDisposable
        {
            private readonly List<(string Name, Parameter Parameter)> _parameters = [];
            private readonly List<(string Name, Tensor Buffer, bool IsPersistent)> _buffers = [];
            private readonly List<(string Name, Module Module)> _modules = [];
            private readonly string _name;
            private bool _isTraining = true;
            private bool _isDisposed;

            protected Module(string name) => _name = name;

            public virtual bool training => _isTraining;

            public virtual string GetName() => _name;

            public virtual void register_parameter(string name, Parameter param)
            {
                ArgumentNullException.ThrowIfNull(param);
                CheckName(name, "Parameter", _parameters.Select(entry => entry.Name));
                _parameters.Add((name, param));
            }

            /// <param name="persistent">Whether it is part of the state.</param>
            public virtual void register_buffer(string name, Tensor tensor, bool persistent = true)
            {
                ArgumentNullException.ThrowIfNull(tensor);
                CheckName(name, "Tensor", _buffers.Select(entry => entry.Name));
                _buffers.Add((name, tensor, persistent));
            }

            public virtual void register_module(string name, Module submodule)
            {
                ArgumentNullException.ThrowIfNull(submodule);
                if (name.Contains('.', StringComparison.Ordinal) || name.Length == 0)
                {
                    throw new ArgumentException($"module name can't be empty or contain \".\", got: \"{name}\"");
                }

                CheckName(name, "Sub-module", _modules.Select(entry => entry.Name));
                submodule.RegisterComponents();
                _modules.Add((name, submodule));
            }

            public void add_module(string name, Module module) => register_module(name, module);

            public virtual IEnumerable<(string name, Parameter parameter)> named_parameters(bool recurse = true)
            {
                HashSet<IntPtr> seen = [];
                IEnumerable<(string, Parameter)> own = _parameters.Select(entry => (entry.Name, entry.Parameter));
                IEnumerable<(string, Parameter)> inner = recurse
                    ? _modules.SelectMany(entry => entry.Module.named_parameters().Select(found => ($"{entry.Name}.{found.name}", found.parameter)))
                    : [];
                return own.Concat(inner).Where(found => !found.Item2.IsInvalid && seen.Add(found.Item2.Handle));
            }

            public virtual IEnumerable<Parameter> parameters(bool recurse = true) => named_parameters(recurse).Select(found => found.parameter);

            public virtual IEnumerable<(string name, Tensor buffer)> named_buffers(bool recurse = true, bool include_nonpersistent = true)
            {
                HashSet<IntPtr> seen = [];
                IEnumerable<(string, Tensor)> own = _buffers
                    .Where(entry => include_nonpersistent || entry.IsPersistent)
                    .Select(entry => (entry.Name, entry.Buffer));
                IEnumerable<(string, Tensor)> inner = recurse
                    ? _modules.SelectMany(entry => entry.Module.named_buffers(true, include_nonpersistent).Select(found => ($"{entry.Name}.{found.name}", found.buffer)))
                    : [];
                return own.Concat(inner).Where(found => !found.Item2.IsInvalid && seen.Add(found.Item2.Handle));
            }

            public virtual IEnumerable<Tensor> buffers(bool recurse = true, bool include_nonpersistent = true) =>
                named_buffers(recurse, include_nonpersistent).Select(found => found.buffer);

            public virtual IEnumerable<(string name, Module module)> named_children() => _modules.Select(entry => (entry.Name, entry.Module));

            public virtual IEnumerable<Module> children() => named_children().Select(found => found.module);

            /// <summary>All modules below this one, children first.</summary>
            public virtual IEnumerable<(string name, Module module)> named_modules() => named_children().Concat(
                named_children().SelectMany(child => child.module.named_modules().Select(found => ($"{child.name}.{found.name}", found.module))));

            public virtual IEnumerable<Module> modules() => named_modules().Select(found => found.module);

            public virtual Parameter? get_parameter(string target) => named_parameters().FirstOrDefault(found => found.name == target).parameter;

            public virtual Tensor? get_buffer(string target) => named_buffers().FirstOrDefault(found => found.name == target).buffer;

            public virtual bool has_parameter(string target) => get_parameter(target) is not null;

            public virtual bool has_buffer(string target) => get_buffer(target) is not null;

            public virtual Module apply(Action<Module> fn)
            {
                foreach (Module child in children())
                {
                    _ = child.apply(fn);
                }

                fn(this);
                return this;
            }

            public virtual void train(bool train = true)
            {
                _isTraining = train;
                foreach (Module child in children())
                {
                    child.train(train);
                }
            }

            public virtual void eval() => train(false);

            public void Dispose()
            {
                Dispose(true);
                GC.SuppressFinalize(this);
            }

            /// <summary>Disposes of what is registered, here and below.</summary>
            protected virtual void Dispose(bool disposing)
            {
                if (!disposing || _isDisposed)
                {
                    return;
                }

                _isDisposed = true;
                foreach (Tensor tensor in buffers(recurse: false).Concat(parameters(recurse: false)).ToList())
                {
                    tensor.Dispose();
                }

                foreach (Module child in children())
                {
                    child.Dispose();
                }
            }

            /// <summary>Registers a parameter of a ready-made layer, which outlives the scope that it is made in.</summary>
            internal Parameter Keep(string name, Parameter parameter)
            {
                _ = parameter.DetachFromDisposeScope();
                register_parameter(name, parameter);
                return parameter;
            }

            /// <inheritdoc cref="Keep(string, Parameter)"/>
            internal Tensor Keep(string name, Tensor buffer)
            {
                _ = buffer.DetachFromDisposeScope();
                register_buffer(name, buffer);
                return buffer;
            }

            private static void CheckName(string name, string kind, IEnumerable<string> taken)
            {
                if (taken.Contains(name))
                {
                    throw new InvalidOperationException($"{kind} {name} is already registered.");
                }
            }
        }
    }
}
