using System.Text;

namespace Profiler.Agent.Hosts.Tools;

/// <summary>
/// Reads a tool's stream to its end and keeps its beginning. On a thread of its own: a pool whose threads all wait for
/// tools would read what they said too late.
/// </summary>
internal sealed class KeptStream
{
    private const int BufferCharacters = 4096;

    private readonly StringBuilder _text = new();

    public KeptStream(StreamReader reader) =>
        Ended = Task.Factory.StartNew(() => Read(reader), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

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

    private void Read(StreamReader reader)
    {
        char[] buffer = new char[BufferCharacters];
        try
        {
            int count;
            while ((count = reader.Read(buffer)) > 0)
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
