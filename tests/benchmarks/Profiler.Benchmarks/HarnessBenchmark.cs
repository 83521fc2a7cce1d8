using System.Diagnostics;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Profiler.Agent.Conditions;
using Profiler.Agent.Hosts;
using Profiler.Agent.Models;
using Profiler.Agent.Runners;
using Profiler.Agent.Sensors;
using Profiler.Agent.Serving;
using Profiler.Bindings.OnnxRuntime;
using Profiler.Measurement.Protocol;
using Profiler.Measurement.Visits;
using Profiler.Networks.Catalog;
using Profiler.Networks.Graphs;
using Profiler.Networks.Onnx.Export;
using Profiler.Networks.Shapes;
using Profiler.Networks.Weights;

namespace Profiler.Benchmarks;

/// <summary>
/// What the harness adds: to an iteration of nothing (the null device against a bare loop), and to a real network (the
/// agent's visits against a bare loop over ONNX Runtime's own API, in alternating turns).
/// </summary>
internal static class HarnessBenchmark
{
    private const int NullIterations = 1_000_000;
    private const int NullTurns = 15;
    private const int NetworkTurns = 60;
    private const int RunsPerTurn = 8;
    private const string NetworkName = "squeezenas-lat-small";
    private const string Input = "1x3x256x512";

    public static object Run()
    {
        (double bareNs, double harnessNs) = NullDevice();
        (double bareMs, double visitMs) = RealNetwork();
        return new
        {
            nullDevice = new { bareNanoseconds = bareNs, harnessNanoseconds = harnessNs, addedMicroseconds = (harnessNs - bareNs) / 1000 },
            network = new { name = NetworkName, input = Input, bareMedianMs = bareMs, harnessMedianMs = visitMs, ratio = visitMs / bareMs },
        };
    }

    private static (double BareNs, double HarnessNs) NullDevice()
    {
        using var runner = new NullRunner();
        long[] ticks = new long[NullIterations + 1];
        var bare = new List<double>();
        var harness = new List<double>();
        for (int turn = 0; turn < NullTurns; turn++)
        {
            long start = Stopwatch.GetTimestamp();
            for (int i = 0; i < NullIterations; i++)
            {
                runner.Run();
            }

            bare.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / NullIterations);
            start = Stopwatch.GetTimestamp();
            TimedLoop.Run(runner, 0, ticks);
            harness.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / NullIterations);
        }

        return (Median(bare), Median(harness));
    }

    private static (double BareMs, double VisitMs) RealNetwork()
    {
        RuntimeLibrary.Load();
        Network network = PublishedNetworks.Build(PublishedNetworks.Get(NetworkName));
        OnnxExport export = OnnxExporter.Export(ShapedGraph.Lay(network, TensorShape.Parse(Input)), new SeededWeights(0));
        string folder = Directory.CreateTempSubdirectory("profiler-benchmark-").FullName;
        try
        {
            var models = new ModelStore(folder, TimeProvider.System);
            models.Put(new PutModelRequest(1, export.Sha256, 0, export.Bytes.Length, export.Bytes));
            using var runners = new RunnerPool(models, TimeProvider.System, new HostReader(SensorRoot.FromEnvironment()));
            var root = new SensorRoot("/");
            var host = new HostReader(root);
            var visits = new VisitRunner(runners, host, new BoardState(root, host), TimeProvider.System);
            var request = new VisitRequest(
                NetworkName, 0, Workload.OfFixedShape(export.Sha256, ExecutionProviders.Cpu, 1), false, null, 0, 1, RunsPerTurn);
            var bareMs = new List<double>();
            var visitMs = new List<double>();
            for (int turn = 0; turn < NetworkTurns; turn++)
            {
                if (turn % 2 == 0)
                {
                    visitMs.AddRange(visits.Run(request, _ => { }, CancellationToken.None).SamplesMs);
                }

                // Opened anew each turn, as visits are: where a session's buffers lie moves its time by more than the harness does.
                using (var bare = new BareLoop(models.PathOf(export.Sha256)))
                {
                    bareMs.AddRange(bare.Run(RunsPerTurn));
                }

                if (turn % 2 == 1)
                {
                    visitMs.AddRange(visits.Run(request, _ => { }, CancellationToken.None).SamplesMs);
                }
            }

            return (Median(bareMs), Median(visitMs));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static double Median(List<double> values)
    {
        values.Sort();
        return values[values.Count / 2];
    }

    /// <summary>The loop that anybody would write: a session with defaults for one thread, bound once, a stopwatch around each run.</summary>
    private sealed class BareLoop : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly OrtIoBinding _binding;
        private readonly RunOptions _options = new();
        private readonly OrtValue _input;
        private readonly OrtValue _output;
        private readonly Stopwatch _watch = new();

        public BareLoop(string model)
        {
            using var options = new SessionOptions { IntraOpNumThreads = 1 };
            _session = new InferenceSession(model, options);
            _binding = _session.CreateIoBinding();
            TensorShape shape = TensorShape.Parse(Input);
            var random = new Random(2);
            float[] values = [.. Enumerable.Range(0, (int)shape.Elements).Select(_ => (random.NextSingle() * 2) - 1)];
            _input = OrtValue.CreateTensorValueFromMemory(values, [shape.Batch, shape.Channels, shape.Height, shape.Width]);
            _binding.BindInput(Network.InputName, _input);
            long[] output = [.. _session.OutputMetadata[Network.OutputName].Dimensions.Select(extent => (long)extent)];
            _output = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, output);
            _binding.BindOutput(Network.OutputName, _output);
        }

        /// <summary>Two cold runs, then the measured ones, in ms.</summary>
        public double[] Run(int runs)
        {
            var samples = new double[runs];
            _session.RunWithBinding(_options, _binding);
            _session.RunWithBinding(_options, _binding);
            for (int i = 0; i < runs; i++)
            {
                _watch.Restart();
                _session.RunWithBinding(_options, _binding);
                samples[i] = _watch.Elapsed.TotalMilliseconds;
            }

            return samples;
        }

        public void Dispose()
        {
            _binding.Dispose();
            _input.Dispose();
            _output.Dispose();
            _options.Dispose();
            _session.Dispose();
        }
    }
}
