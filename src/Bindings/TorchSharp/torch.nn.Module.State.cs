using System.Reflection;
using TorchSharp.Modules;

namespace TorchSharp;

public static partial class torch
{
    public static partial class nn
    {
        public partial class Module
        {
            private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.DeclaredOnly;

            private bool _areComponentsRegistered;

            /// <summary>The parameters and persistent buffers by name; the module's own tensors, not copies.</summary>
            public virtual Dictionary<string, Tensor> state_dict(Dictionary<string, Tensor>? destination = null, string? prefix = null)
            {
                destination ??= [];
                string start = string.IsNullOrEmpty(prefix) ? string.Empty : $"{prefix}.";
                foreach ((string name, Parameter parameter) in named_parameters())
                {
                    destination.TryAdd(start + name, parameter);
                }

                foreach ((string name, Tensor buffer) in named_buffers(include_nonpersistent: false))
                {
                    destination.TryAdd(start + name, buffer);
                }

                return destination;
            }

            /// <summary>Copies values in by name.</summary>
            /// <exception cref="InvalidOperationException">Strict, and the names are not the same.</exception>
            public virtual (IList<string> missing_keys, IList<string> unexpected_keyes) load_state_dict(
                Dictionary<string, Tensor> source,
                bool strict = true,
                IList<string>? skip = null)
            {
                Dictionary<string, Tensor> destination = state_dict();
                List<string> missing = [.. destination.Keys.Except(source.Keys).Except(skip ?? [])];
                List<string> unexpected = [.. source.Keys.Except(destination.Keys).Except(skip ?? [])];
                if (strict && missing.Count + unexpected.Count > 0)
                {
                    throw new InvalidOperationException(
                        $"The loaded state_dict is not identical to the target dictionary. Missing: {Few(missing)}; unexpected: {Few(unexpected)}.");
                }

                using IDisposable noGrad = no_grad();
                foreach (string name in destination.Keys.Intersect(source.Keys).Except(skip ?? []))
                {
                    _ = destination[name].copy_(source[name]);
                }

                return (missing, unexpected);
            }

            /// <param name="set_to_none">Whether the gradients go, so that optimizers pass the parameters over, or become zeros.</param>
            public virtual void zero_grad(bool set_to_none = true)
            {
                foreach (Parameter parameter in parameters())
                {
                    using Tensor? grad = parameter.grad;
                    if (grad is null)
                    {
                        continue;
                    }

                    if (set_to_none)
                    {
                        parameter.grad = null;
                    }
                    else
                    {
                        _ = grad.zero_();
                    }
                }
            }

            /// <summary>Registers what the fields hold under the fields' names, where a constructor has not done so itself.</summary>
            protected virtual void RegisterComponents()
            {
                if (_areComponentsRegistered)
                {
                    return;
                }

                _areComponentsRegistered = true;
                for (Type? type = GetType(); type is not null && type != typeof(Module); type = type.BaseType)
                {
                    foreach (FieldInfo field in type.GetFields(Declared))
                    {
                        Register(field.Name, field.GetValue(this));
                    }
                }
            }

            /// <summary>Moves what is registered to a device or a floating type; the tensors stay the same to optimizers.</summary>
            internal void Move(Device? device, ScalarType? dtype)
            {
                using DisposeScope scope = NewDisposeScope();
                foreach (Tensor tensor in parameters().Concat(buffers()))
                {
                    ScalarType type = dtype is { } asked && tensor.is_floating_point() ? asked : tensor.dtype;
                    using IDisposable noGrad = no_grad();
                    tensor.SetData(tensor.detach().to(type, device ?? tensor.device));
                    if (tensor.grad is { } grad)
                    {
                        tensor.grad = grad.to(type, device ?? tensor.device);
                    }
                }
            }

            private static string Few(List<string> names) => names.Count == 0 ? "none" : string.Join(", ", names.Take(5)) + (names.Count > 5 ? ", ..." : string.Empty);

            private void Register(string name, object? value)
            {
                switch (value)
                {
                    case Module module when !_modules.Exists(entry => entry.Module == module):
                        register_module(name, module);
                        break;
                    case Modules.Parameter parameter when !_parameters.Exists(entry => ReferenceEquals(entry.Parameter, parameter)):
                        register_parameter(name, parameter);
                        break;
                    case Modules.Parameter:
                        break;
                    case Tensor tensor when !_buffers.Exists(entry => ReferenceEquals(entry.Buffer, tensor)):
                        register_buffer(name, tensor);
                        break;
                }
            }
        }
    }
}
