using System.Text;
using Profiler.Coordinator.Costs.Errands;
using Profiler.Coordinator.Costs.Reading;
using Profiler.CostModels.Estimates;
using Profiler.Networks.Counting;
using Profiler.Networks.Shapes;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>Writes the answer to a request for costs (docs/cost-api.md): an object an architecture, or columns for codes.</summary>
internal readonly ref struct CostWriter
{
    private readonly CostQuery _query;
    private readonly ArchitectureBatch _batch;
    private readonly TensorShape _input;
    private readonly CostExtras? _extras;
    private readonly ArchitectureCounter? _counter;

    public CostWriter(scoped in CostQuery query, scoped in ArchitectureBatch batch, TensorShape input, CostExtras? extras)
    {
        _query = query;
        _batch = batch;
        _input = input;
        _extras = extras;
        _counter = Asks(CostMetrics.Macs | CostMetrics.Parameters) ? batch.Space.CounterFor(input) : null;
    }

    public void Begin(ref Utf8Output output)
    {
        output.Text("{\"space\":"u8);
        output.Text(_batch.Space.NameJson);
        output.Text(",\"input\":\""u8);
        output.Integer(_input.Batch);
        output.Byte((byte)'x');
        output.Integer(_input.Channels);
        output.Byte((byte)'x');
        output.Integer(_input.Height);
        output.Byte((byte)'x');
        output.Integer(_input.Width);
        output.Text("\",\"results\":["u8);
    }

    /// <summary>One target's block.</summary>
    public void Write(int target, in TargetAnswer answer, ref Utf8Output output)
    {
        output.Text(target == 0 ? "{\"target\":"u8 : ",{\"target\":"u8);
        output.Text(answer.Table.TargetJson);
        if (_query.IsCompact)
        {
            output.Text(",\"count\":"u8);
            output.Integer(_batch.Count);
            if (Asks(CostMetrics.LatencyMs))
            {
                output.Text(",\"latencyMs\":{"u8);
                WriteLatencyColumns(answer, ref output);
                output.Byte((byte)'}');
            }

            EnergyWriter.WriteColumns(answer, ref output);
            WriteCountColumns(ref output);
        }
        else
        {
            output.Text(",\"costs\":["u8);
            for (int i = 0; i < _batch.Count; i++)
            {
                BeginArchitecture(i, ref output);
                if (Asks(CostMetrics.LatencyMs))
                {
                    output.Text(",\"latencyMs\":{"u8);
                    WriteLatency(target, i, answer, ref output);
                    output.Byte((byte)'}');
                }

                if (Asks(CostMetrics.EnergyMj) || _query.WantsKnownEnergy)
                {
                    EnergyWriter.Write(_extras?.Energy(target, i), i, answer, ref output);
                }

                WriteCounts(i, ref output);
                output.Byte((byte)'}');
            }

            output.Byte((byte)']');
        }

        output.Byte((byte)'}');
    }

    /// <summary>The one block of a request that no target matters to.</summary>
    public void WriteCounts(ref Utf8Output output)
    {
        output.Text("{\"target\":null"u8);
        if (_query.IsCompact)
        {
            output.Text(",\"count\":"u8);
            output.Integer(_batch.Count);
            WriteCountColumns(ref output);
        }
        else
        {
            output.Text(",\"costs\":["u8);
            for (int i = 0; i < _batch.Count; i++)
            {
                BeginArchitecture(i, ref output);
                WriteCounts(i, ref output);
                output.Byte((byte)'}');
            }

            output.Byte((byte)']');
        }

        output.Byte((byte)'}');
    }

    public void End(ref Utf8Output output)
    {
        output.Byte((byte)']');
        if (_query.MeasuresIfUncertain && _extras is not null)
        {
            output.Text(",\"jobs\":"u8);
            output.Text(CostJobsJson.Write(_extras.Jobs));
        }

        output.Byte((byte)'}');
    }

    private bool Asks(CostMetrics metrics) => (_query.Metrics & metrics) != 0;

    private void BeginArchitecture(int index, ref Utf8Output output)
    {
        output.Text(index == 0 ? "{\"name\":"u8 : ",{\"name\":"u8);
        ReadOnlySpan<byte> choices = _batch.ChoicesOf(index);
        if (_batch.NameOf(index) is { IsPresent: true } name)
        {
            output.Text(name.Of(_query.Body));
        }
        else
        {
            output.Text(_batch.Space.NameJson.AsSpan(0, _batch.Space.NameJson.Length - 1));
            output.Byte((byte)'-');
            output.Hex(choices);
            output.Byte((byte)'"');
        }

        output.Text(",\"code\":\""u8);
        output.Hex(choices);
        output.Byte((byte)'"');
    }

    private void WriteLatency(int target, int index, in TargetAnswer answer, ref Utf8Output output)
    {
        if (_extras?.Measured(target, index) is { } measured)
        {
            WriteInterval(measured.LatencyMs, measured.LowMs, measured.HighMs, ref output);
            output.Text(",\"source\":\"measured\",\"coverage\":1.0000,\"snapshot\":\""u8);
            output.Text(Encoding.UTF8.GetBytes(measured.JobId));
            output.Byte((byte)'"');
            WriteProbability(measured.LatencyMs, measured.Interval, ref output);
            return;
        }

        double latencyMs = answer.LatencyMs[index];
        EstimateInterval interval = answer.Interval;
        WriteInterval(latencyMs, interval.Low(latencyMs), interval.High(latencyMs), ref output);
        output.Text(",\"source\":"u8);
        output.Text(SourceJson(answer, index));
        output.Text(",\"coverage\":"u8);
        output.Share(answer.Coverage[index]);
        output.Text(",\"snapshot\":"u8);
        output.Text(answer.Table.SnapshotJson);
        WriteProbability(latencyMs, interval, ref output);
    }

    private static void WriteInterval(double latencyMs, double lowMs, double highMs, ref Utf8Output output)
    {
        output.Text("\"value\":"u8);
        output.Fixed(latencyMs);
        output.Text(",\"low\":"u8);
        output.Fixed(lowMs);
        output.Text(",\"high\":"u8);
        output.Fixed(highMs);
    }

    private void WriteProbability(double latencyMs, EstimateInterval interval, ref Utf8Output output)
    {
        if (_query.MaxLatencyMs is { } limitMs)
        {
            output.Text(",\"meetsMaxLatency\":"u8);
            output.Share(interval.ProbabilityWithin(latencyMs, limitMs));
        }
    }

    private void WriteCounts(int index, ref Utf8Output output)
    {
        if (_counter is null)
        {
            return;
        }

        NetworkCounts counts = _counter.Count(_batch.ChoicesOf(index));
        if (Asks(CostMetrics.Macs))
        {
            output.Text(",\"macs\":{"u8);
            WriteCount(counts.Macs, ref output);
        }

        if (Asks(CostMetrics.Parameters))
        {
            output.Text(",\"parameters\":{"u8);
            WriteCount(counts.Parameters, ref output);
        }
    }

    private void WriteCount(long count, ref Utf8Output output)
    {
        output.Text("\"value\":"u8);
        output.Integer(count);
        output.Text(",\"low\":"u8);
        output.Integer(count);
        output.Text(",\"high\":"u8);
        output.Integer(count);
        output.Text(",\"source\":\"analytical\",\"coverage\":1.0000,\"snapshot\":"u8);
        output.Text(_batch.Space.SnapshotJson);
        output.Byte((byte)'}');
    }

    private void WriteLatencyColumns(in TargetAnswer answer, ref Utf8Output output)
    {
        EstimateInterval interval = answer.Interval;
        output.Text("\"value\":["u8);
        for (int i = 0; i < answer.LatencyMs.Length; i++)
        {
            Separate(i, ref output);
            output.Fixed(answer.LatencyMs[i]);
        }

        output.Text("],\"low\":["u8);
        for (int i = 0; i < answer.LatencyMs.Length; i++)
        {
            Separate(i, ref output);
            output.Fixed(interval.Low(answer.LatencyMs[i]));
        }

        output.Text("],\"high\":["u8);
        for (int i = 0; i < answer.LatencyMs.Length; i++)
        {
            Separate(i, ref output);
            output.Fixed(interval.High(answer.LatencyMs[i]));
        }

        output.Text("],\"source\":["u8);
        for (int i = 0; i < answer.Coverage.Length; i++)
        {
            Separate(i, ref output);
            output.Text(SourceJson(answer, i));
        }

        output.Text("],\"coverage\":["u8);
        for (int i = 0; i < answer.Coverage.Length; i++)
        {
            Separate(i, ref output);
            output.Share(answer.Coverage[i]);
        }

        output.Text("],\"snapshot\":"u8);
        output.Text(answer.Table.SnapshotJson);
        if (_query.MaxLatencyMs is { } limitMs)
        {
            output.Text(",\"meetsMaxLatency\":["u8);
            for (int i = 0; i < answer.LatencyMs.Length; i++)
            {
                Separate(i, ref output);
                output.Share(interval.ProbabilityWithin(answer.LatencyMs[i], limitMs));
            }

            output.Byte((byte)']');
        }
    }

    private void WriteCountColumns(ref Utf8Output output)
    {
        if (Asks(CostMetrics.Macs))
        {
            output.Text(",\"macs\":{\"value\":["u8);
            for (int i = 0; i < _batch.Count; i++)
            {
                Separate(i, ref output);
                output.Integer(_counter!.Count(_batch.ChoicesOf(i)).Macs);
            }

            EndCountColumn(ref output);
        }

        if (Asks(CostMetrics.Parameters))
        {
            output.Text(",\"parameters\":{\"value\":["u8);
            for (int i = 0; i < _batch.Count; i++)
            {
                Separate(i, ref output);
                output.Integer(_counter!.Count(_batch.ChoicesOf(i)).Parameters);
            }

            EndCountColumn(ref output);
        }
    }

    private void EndCountColumn(ref Utf8Output output)
    {
        output.Text("],\"source\":\"analytical\",\"coverage\":1.0000,\"snapshot\":"u8);
        output.Text(_batch.Space.SnapshotJson);
        output.Byte((byte)'}');
    }

    private static void Separate(int index, ref Utf8Output output)
    {
        if (index > 0)
        {
            output.Byte((byte)',');
        }
    }

    private static ReadOnlySpan<byte> SourceJson(in TargetAnswer answer, int index) => answer.Table.Model!.SourceOf(answer.Coverage[index]) switch
    {
        EstimateSource.Table => "\"table\""u8,
        EstimateSource.Analytical => "\"analytical\""u8,
        _ => "\"predicted\""u8,
    };
}
