using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Profiler.Measurement.Protocol;

/// <summary>Reads frames from a stream, none longer than the protocol allows; passes over empty lines.</summary>
public sealed class FrameReader<T>(Stream stream, JsonTypeInfo<T> type)
    where T : class
{
    /// <summary>A chunk of a model is a frame of 1.4 MB; the usual 4 KiB at a time would read it in 340 pieces.</summary>
    private const int BufferBytes = 64 << 10;

    private readonly PipeReader _reader = PipeReader.Create(stream, new StreamPipeReaderOptions(bufferSize: BufferBytes));

    /// <summary>The next frame, or null where the stream ended at a frame's border.</summary>
    /// <exception cref="ProtocolException">The frame is too long, cut off, or not of this protocol.</exception>
    public async ValueTask<T?> ReadAsync(CancellationToken cancellationToken)
    {
        long searched = 0;
        while (true)
        {
            ReadResult result = await _reader.ReadAsync(cancellationToken);
            ReadOnlySequence<byte> buffer = result.Buffer;
            if (buffer.Slice(searched).PositionOf((byte)'\n') is { } end)
            {
                if (buffer.Slice(0, end).IsEmpty)
                {
                    _reader.AdvanceTo(buffer.GetPosition(1, end));
                    continue;
                }

                T frame = Parse(buffer.Slice(0, end));
                _reader.AdvanceTo(buffer.GetPosition(1, end));
                return frame;
            }

            if (buffer.Length > AgentProtocol.MaxFrameBytes)
            {
                throw new ProtocolException($"A frame is longer than {AgentProtocol.MaxFrameBytes} bytes.");
            }

            if (result.IsCompleted)
            {
                return buffer.IsEmpty ? null : throw new ProtocolException("The stream ended inside a frame.") { IsCutOff = true };
            }

            searched = buffer.Length;
            _reader.AdvanceTo(buffer.Start, buffer.End);
        }
    }

    private T Parse(ReadOnlySequence<byte> line)
    {
        if (line.Length > AgentProtocol.MaxFrameBytes)
        {
            throw new ProtocolException($"A frame is longer than {AgentProtocol.MaxFrameBytes} bytes.");
        }

        var json = new Utf8JsonReader(line);
        try
        {
            return JsonSerializer.Deserialize(ref json, type) ?? throw new ProtocolException("A frame is null.");
        }
        catch (Exception error) when (error is JsonException or NotSupportedException)
        {
            throw new ProtocolException($"A frame cannot be read: {error.Message}", error);
        }
    }
}
