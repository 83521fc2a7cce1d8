using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Profiler.Measurement.Protocol;

/// <summary>Writes frames to a stream, each whole; safe to be called from several threads.</summary>
public sealed class FrameWriter<T>(Stream stream, JsonTypeInfo<T> type) : IDisposable
    where T : class
{
    private static readonly byte[] NewLine = "\n"u8.ToArray();
    private readonly SemaphoreSlim _gate = new(1, 1);

    public async Task WriteAsync(T frame, CancellationToken cancellationToken)
    {
        byte[] line = [.. JsonSerializer.SerializeToUtf8Bytes(frame, type), .. NewLine];
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await stream.WriteAsync(line, CancellationToken.None);
            await stream.FlushAsync(CancellationToken.None);
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();
}
