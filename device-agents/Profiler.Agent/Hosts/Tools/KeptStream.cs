using System.Text;

namespace Profiler.Agent.Hosts.Tools;

/// <summary>Reads a tool's stream to its end and keeps its beginning.</summary>
internal sealed class KeptStream
{
    private const int BufferCharacters = 4096;

    private readonly StringBuilder _text = new();

    public KeptStream(StreamReader reader) => Ended = Task.Run(() => ReadAsync(reader));

    /// <summary>Done when the last holder of the stream has closed it.</summary>
    public Task Ended { get; }

    public string Text
    {
        get
        {
            lock (_text)
            {
                return _text.ToString();
            }
        }
    }

    private async Task ReadAsync(StreamReader reader)
    {
        char[] buffer = new char[BufferCharacters];
        try
        {
            int count;
            while ((count = await reader.ReadAsync(buffer)) > 0)
            {
                lock (_text)
                {
                    _text.Append(buffer, 0, Math.Min(count, CommandRunner.MaxCharacters - _text.Length));
                }
            }
        }
        catch (Exception error) when (error is IOException or ObjectDisposedException)
        {
            // Given up: what came until then is the answer.
        }
    }
}
