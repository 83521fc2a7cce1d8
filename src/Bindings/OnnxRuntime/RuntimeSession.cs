using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Profiler.Bindings.OnnxRuntime;

/// <summary>
/// A model opened for repeated runs on bound inputs and outputs: <see cref="Run"/> neither allocates nor copies.
/// Inputs are filled once with seeded values.
/// </summary>
public sealed class RuntimeSession : IDisposable
{
    /// <summary>What is smaller stays in the file: shapes and axes, which whoever reads it needs.</summary>
    private const int MinExternalBytes = 16 << 10;

    private readonly InferenceSession _session;
    private readonly OrtIoBinding _binding;
    private readonly RunOptions _runOptions = new();
    private readonly List<IDisposable> _owned = [];
    private readonly List<OrtValue> _inputs = [];

    private RuntimeSession(InferenceSession session)
    {
        _session = session;
        _binding = session.CreateIoBinding();
    }

    /// <exception cref="RuntimeException">The provider is missing, or the runtime refuses the model or a shape.</exception>
    public static RuntimeSession Open(string modelPath, SessionSettings settings)
    {
        RuntimeLibrary.Load();
        using SessionOptions options = Options(settings);
        InferenceSession? inner = null;
        RuntimeSession? session = null;
        try
        {
            inner = new InferenceSession(modelPath, options);
            session = new RuntimeSession(inner);
            session.Bind(settings);
            return session;
        }
        catch (Exception error)
        {
            session?.Dispose();
            if (session is null)
            {
                inner?.Dispose();
            }

            if (error is OnnxRuntimeException)
            {
                throw new RuntimeException(RuntimeFailure.ModelRejected, error.Message.Trim(), error);
            }

            throw;
        }
    }

    /// <summary>
    /// Has the runtime optimise a model as it does for a session, and write what it made of it to a file. Weights go to a
    /// file beside it, so that a model of any size can be written: the format holds 2 GiB.
    /// </summary>
    /// <param name="settings">The shapes of open inputs do not count: a session learns them at its first run.</param>
    /// <exception cref="RuntimeException">The provider is missing, or the runtime refuses the model or cannot write it.</exception>
    public static void Optimise(string modelPath, SessionSettings settings, string optimisedPath)
    {
        RuntimeLibrary.Load();
        using SessionOptions options = Options(settings);
        options.OptimizedModelFilePath = optimisedPath;
        options.AddSessionConfigEntry("session.optimized_model_external_initializers_file_name", Path.GetFileName(optimisedPath) + ".weights");
        options.AddSessionConfigEntry("session.optimized_model_external_initializers_min_size_in_bytes", $"{MinExternalBytes}");
        try
        {
            using var session = new InferenceSession(modelPath, options);
        }
        catch (OnnxRuntimeException error)
        {
            throw new RuntimeException(RuntimeFailure.ModelRejected, error.Message.Trim(), error);
        }
    }

    /// <summary>One inference.</summary>
    /// <exception cref="RuntimeException">The runtime failed or was stopped.</exception>
    public void Run()
    {
        try
        {
            _session.RunWithBinding(_runOptions, _binding);
        }
        catch (OnnxRuntimeException error)
        {
            throw new RuntimeException(RuntimeFailure.RunFailed, error.Message.Trim(), error);
        }
    }

    /// <summary>The values that the next runs on the processor read from the only input, which is of fp32; they may be written over.</summary>
    public Span<float> OnlyInput => _inputs.Single().GetTensorMutableDataAsSpan<float>();

    /// <summary>What the last run put out.</summary>
    /// <exception cref="RuntimeException">An output is not a tensor of fp32.</exception>
    public IReadOnlyList<RuntimeOutput> ReadOutputs()
    {
        try
        {
            _binding.SynchronizeBoundOutputs();
            using IDisposableReadOnlyCollection<OrtValue> values = _binding.GetOutputValues();
            return [.. _binding.GetOutputNames().Zip(values, Read)];
        }
        catch (OnnxRuntimeException error)
        {
            throw new RuntimeException(RuntimeFailure.RunFailed, error.Message.Trim(), error);
        }
    }

    /// <summary>Makes a run in progress on another thread return with an error as soon as the runtime looks.</summary>
    public void Stop() => _runOptions.Terminate = true;

    /// <summary>Ends the runtime's profile and returns the path of its file.</summary>
    public string EndProfiling() => _session.EndProfiling();

    public void Dispose()
    {
        _binding.Dispose();
        _owned.ForEach(value => value.Dispose());
        _runOptions.Dispose();
        _session.Dispose();
    }

    private static SessionOptions Options(SessionSettings settings)
    {
        var options = new SessionOptions
        {
            GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,
            IntraOpNumThreads = settings.Threads,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        try
        {
            if (settings.ProfilePrefix is { } prefix)
            {
                // The prefix must be there before profiling is switched on.
                options.ProfileOutputPathPrefix = prefix;
                options.EnableProfiling = true;
            }

            ExecutionProviders.Append(options, settings.Provider);
            return options;
        }
        catch
        {
            options.Dispose();
            throw;
        }
    }

    private void Bind(SessionSettings settings)
    {
        foreach ((string name, NodeMetadata input) in _session.InputMetadata)
        {
            long[]? shape = settings.InputShapes.GetValueOrDefault(name);
            OrtValue value = Own(InputTensors.Create(name, input, shape, settings.InputValues));
            _inputs.Add(value);
            _binding.BindInput(name, value);
        }

        foreach ((string name, NodeMetadata output) in _session.OutputMetadata)
        {
            if (output.IsTensor && output.Dimensions.All(d => d > 0))
            {
                long[] shape = [.. output.Dimensions.Select(d => (long)d)];
                _binding.BindOutput(name, Own(OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, output.ElementDataType, shape)));
            }
            else
            {
                _binding.BindOutputToDevice(name, OrtMemoryInfo.DefaultInstance);
            }
        }
    }

    private static RuntimeOutput Read(string name, OrtValue value)
    {
        if (!value.IsTensor || value.GetTensorTypeAndShape() is not { ElementDataType: TensorElementType.Float } type)
        {
            throw new RuntimeException(RuntimeFailure.ModelRejected, $"The output '{name}' is not a tensor of fp32.");
        }

        return new RuntimeOutput(name, type.Shape, value.GetTensorDataAsSpan<float>().ToArray());
    }

    private OrtValue Own(OrtValue value)
    {
        _owned.Add(value);
        return value;
    }
}
