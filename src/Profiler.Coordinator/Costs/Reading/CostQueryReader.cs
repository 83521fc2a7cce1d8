using System.Text.Json;
using System.Text.Unicode;
using Profiler.Networks.Errors;

namespace Profiler.Coordinator.Costs.Reading;

/// <summary>Splits a request into its fields in one pass: every byte is checked to be JSON, and every field to be known.</summary>
internal ref struct CostQueryReader
{
    private static readonly string[] Fields =
    [
        "space", "input", "targets", "metrics", "architectures", "codes", "codesBase64", "table", "maxLatencyMs", "prefer", "measure",
    ];

    private static readonly string[] MetricNames = ["latencyMs", "energyMj", "macs", "parameters"];

    private readonly ReadOnlySpan<byte> _body;
    private readonly JsonSlice[] _slices;
    private Utf8JsonReader _reader;
    private CostMetrics _metrics;
    private double? _maxLatencyMs;
    private bool _prefersMeasured;
    private bool _measuresIfUncertain;

    private CostQueryReader(ReadOnlySpan<byte> body, JsonSlice[] slices)
    {
        _body = body;
        _slices = slices;
        _reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 32 });
    }

    /// <exception cref="ProfilerException">It is not JSON, or a field is unknown, twice or of another type; the field is named.</exception>
    public static CostQuery Read(ReadOnlySpan<byte> body)
    {
        if (!Utf8.IsValid(body))
        {
            throw CostRefusal.NotText();
        }

        try
        {
            return new CostQueryReader(body, new JsonSlice[Fields.Length]).Read();
        }
        catch (JsonException error)
        {
            throw CostRefusal.NotJson(error);
        }
    }

    private CostQuery Read()
    {
        if (!_reader.Read() || _reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException(null, null, 0, 0);
        }

        while (_reader.Read() && _reader.TokenType == JsonTokenType.PropertyName)
        {
            ReadField();
        }

        // The object is closed; anything behind it is an error that the reader reports.
        _reader.Read();
        return Query();
    }

    private void ReadField()
    {
        int field = FieldIndex();
        if (_slices[field].IsPresent)
        {
            throw CostRefusal.Field(Fields[field], "stands twice");
        }

        _reader.Read();
        int start = (int)_reader.TokenStartIndex;
        switch (Fields[field])
        {
            case "metrics":
                ReadMetrics();
                break;
            case "maxLatencyMs":
                _maxLatencyMs = ReadLimit();
                break;
            case "prefer":
                _prefersMeasured = ReadWord("prefer", "measured"u8, "table"u8);
                break;
            case "measure":
                _measuresIfUncertain = ReadWord("measure", "ifUncertain"u8, "never"u8);
                break;
            default:
                _reader.Skip();
                break;
        }

        _slices[field] = new JsonSlice(start, (int)_reader.BytesConsumed - start);
    }

    private readonly int FieldIndex()
    {
        for (int i = 0; i < Fields.Length; i++)
        {
            if (_reader.ValueTextEquals(Fields[i]))
            {
                return i;
            }
        }

        string name = JsonText.Quote(_reader.ValueSpan);
        throw CostRefusal.Field(
            name,
            "is not a field of a request for costs",
            NameSuggestion.Nearest(name, Fields) is { } near ? $"Did you mean '{near}'?" : $"Known: {string.Join(", ", Fields)}.");
    }

    private void ReadMetrics()
    {
        if (_reader.TokenType != JsonTokenType.StartArray)
        {
            throw CostRefusal.Field("metrics", "is not an array");
        }

        while (_reader.Read() && _reader.TokenType != JsonTokenType.EndArray)
        {
            ReadOnlySpan<byte> name = JsonText.Read(ref _reader, "metrics");
            CostMetrics metric = name.SequenceEqual("latencyMs"u8) ? CostMetrics.LatencyMs
                : name.SequenceEqual("energyMj"u8) ? CostMetrics.EnergyMj
                : name.SequenceEqual("macs"u8) ? CostMetrics.Macs
                : name.SequenceEqual("parameters"u8) ? CostMetrics.Parameters
                : throw NameSuggestion.Unknown("metric", JsonText.Quote(name), MetricNames);
            _metrics |= metric;
        }
    }

    private readonly double ReadLimit() =>
        _reader.TokenType == JsonTokenType.Number && _reader.TryGetDouble(out double limit) && limit > 0 && double.IsFinite(limit)
            ? limit
            : throw CostRefusal.Field("maxLatencyMs", "is not a number above 0");

    private bool ReadWord(string field, ReadOnlySpan<byte> yes, ReadOnlySpan<byte> no)
    {
        ReadOnlySpan<byte> word = JsonText.Read(ref _reader, field);
        return word.SequenceEqual(yes)
            || (word.SequenceEqual(no) ? false : throw CostRefusal.Field(field, $"is neither '{JsonText.Quote(yes)}' nor '{JsonText.Quote(no)}'"));
    }

    private readonly CostQuery Query()
    {
        var query = new CostQuery(_body)
        {
            Space = _slices[0],
            Input = _slices[1],
            Targets = _slices[2],
            Architectures = _slices[4],
            Codes = _slices[5],
            CodesBase64 = _slices[6],
            Table = _slices[7],
            Metrics = _metrics == CostMetrics.None ? CostMetrics.LatencyMs : _metrics,
            WantsKnownEnergy = _metrics == CostMetrics.None,
            MaxLatencyMs = _maxLatencyMs,
            PrefersMeasured = _prefersMeasured,
            MeasuresIfUncertain = _measuresIfUncertain,
        };
        Require(query);
        return query;
    }

    private static void Require(in CostQuery query)
    {
        int lists = (query.Architectures.IsPresent ? 1 : 0) + (query.Codes.IsPresent ? 1 : 0) + (query.CodesBase64.IsPresent ? 1 : 0);
        if (lists != 1)
        {
            throw CostRefusal.Field("architectures", $"or 'codes' or 'codesBase64' is needed, exactly one of them; there are {lists}");
        }

        if (!query.Space.IsPresent)
        {
            throw CostRefusal.Field("space", "is missing");
        }

        if (query.NeedsMore && query.IsCompact)
        {
            throw CostRefusal.Field(
                query.PrefersMeasured ? "prefer" : "measure", "goes with 'architectures' only", "Ask for the few that matter by name.");
        }

        if ((query.NeedsMore || query.MaxLatencyMs is not null) && (query.Metrics & CostMetrics.LatencyMs) == 0)
        {
            throw CostRefusal.Field("metrics", "lacks 'latencyMs', which 'maxLatencyMs', 'prefer' and 'measure' are about");
        }
    }
}
