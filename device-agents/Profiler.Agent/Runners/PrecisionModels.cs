using System.Security.Cryptography;
using System.Text;
using Profiler.Agent.Models;
using Profiler.Agent.Serving;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Targets;
using Profiler.Measurement.Visits;
using Profiler.Networks.Errors;
using Profiler.Networks.Onnx.Precisions;
using Profiler.Networks.Onnx.Precisions.Calibration;

namespace Profiler.Agent.Runners;

/// <summary>
/// Models in the precision that ONNX Runtime is to compute in. The fp32 model is what travels and what numbers are kept
/// under; the others are made here, as int8 needs ranges that only a run tells, and are kept beside it.
/// </summary>
internal sealed class PrecisionModels(ModelStore models)
{
    private const int HashLength = 8;

    /// <summary>Raised when models are made in another way, so that old ones are not taken for new.</summary>
    private const int Maker = 1;

    /// <summary>The file to be opened for a workload; made the first time.</summary>
    /// <exception cref="AgentException">The model was never put, cannot be made so, or there is no room for it.</exception>
    public string PathOf(Workload workload)
    {
        if (Runtimes.Of(workload.Provider) != Runtimes.OnnxRuntime)
        {
            throw new AgentException(
                AgentFailure.RuntimeMissing,
                $"This is done by ONNX Runtime, and the provider '{workload.Provider}' is {Runtimes.Of(workload.Provider)}'s: it can be timed and profiled only.",
                "Use a provider of ONNX Runtime's for surrogates, graphs and checks of outputs.");
        }

        try
        {
            return workload.Precision switch
            {
                TargetPrecisions.Fp32 => models.PathOf(workload.ModelSha256),
                TargetPrecisions.Fp16 => models.Made(workload.ModelSha256, $"fp16-{Maker}", HalfModel.Of),
                TargetPrecisions.Quantized => models.Made(workload.ModelSha256, $"int8-{Maker}-{ShapesHash(workload)}", path => Quantize(path, workload)),
                string other => throw new AgentException(
                    AgentFailure.BadRequest, $"'{other}' is none of the precisions {string.Join(", ", TargetPrecisions.Names)}."),
            };
        }
        catch (ProfilerException error)
        {
            throw new AgentException(AgentFailure.ModelRejected, error.Message, error.Advice, error);
        }
    }

    /// <summary>Ranges belong to shapes, and TensorRT takes another form of scales than the rest.</summary>
    private static string ShapesHash(Workload workload)
    {
        string text = $"{FormOf(workload)} {string.Join(';', workload.Inputs.Select(input => $"{input.Key}:{string.Join('x', input.Value)}"))}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashLength];
    }

    private static ActivationForm FormOf(Workload workload) =>
        workload.Provider == Runtimes.TensorRt ? ActivationForm.Symmetric : ActivationForm.Asymmetric;

    private static byte[] Quantize(string path, Workload workload) =>
        QuantizedModel.Of(path, Ranges(path, workload), FormOf(workload));

    /// <summary>Runs the fp32 model on the processor: on each tensor that it carries, else once on the binding's random inputs.</summary>
    private static IReadOnlyDictionary<string, ValueRange> Ranges(string path, Workload workload)
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory(OnnxRunner.TracePrefix);
        try
        {
            string observer = Path.Combine(folder.FullName, "ranges.onnx");
            File.WriteAllBytes(observer, RangeModel.Of(path));
            var shapes = workload.Inputs.ToDictionary(input => input.Key, input => input.Value.ToArray());
            using RuntimeSession session = RuntimeSession.Open(observer, new SessionSettings(Runtimes.Cpu, workload.Threads, shapes));
            float[] given = CalibratedModel.ValuesOf(path);
            return given.Length == 0 ? Observe(session) : Observe(session, given, workload);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IReadOnlyDictionary<string, ValueRange> Observe(RuntimeSession session)
    {
        session.Run();
        return RangeModel.Read(session.ReadOutputs().ToDictionary(output => output.Name, output => output.Values.Span[0]));
    }

    /// <summary>The least and the greatest over all of the tensors.</summary>
    private static Dictionary<string, ValueRange> Observe(RuntimeSession session, float[] given, Workload workload)
    {
        int each = session.OnlyInput.Length;
        if (given.Length % each != 0)
        {
            throw new AgentException(
                AgentFailure.ModelRejected,
                $"The model {workload.ModelSha256} carries {given.Length} values for calibration, which are no whole tensors of its input's {each}.");
        }

        var ranges = new Dictionary<string, ValueRange>();
        for (int start = 0; start < given.Length; start += each)
        {
            given.AsSpan(start, each).CopyTo(session.OnlyInput);
            foreach ((string tensor, ValueRange range) in Observe(session))
            {
                ranges[tensor] = ranges.TryGetValue(tensor, out ValueRange seen) ? seen.With(range) : range;
            }
        }

        return ranges;
    }
}
