using Profiler.Fleet.Transports.Ssh;
using Profiler.Testing.Networks;

namespace Profiler.Fleet.Tests.Transports.Ssh;

/// <summary>Links whose line is cut while something large is written to a command.</summary>
internal sealed class CutLinks(ISshLinks links, FaultyProxy proxy) : ISshLinks
{
    private const int CutAfterBytes = 4 << 20;

    public Task<HostKey?> ReadHostKeyAsync(SshRoute route, HostKey? jumpKey, HostKeyFamily? family, CancellationToken cancellationToken) =>
        links.ReadHostKeyAsync(route, jumpKey, family, cancellationToken);

    public async Task<ISshLink> OpenAsync(SshRoute route, KnownHostKeys keys, CancellationToken cancellationToken) =>
        new Link(await links.OpenAsync(route, keys, cancellationToken), proxy);

    private sealed class Link(ISshLink link, FaultyProxy proxy) : ISshLink
    {
        public Task<string?> FindFaultAsync() => link.FindFaultAsync();

        public async Task<ISshCommand> StartAsync(string command, CancellationToken cancellationToken) =>
            new Command(await link.StartAsync(command, cancellationToken), proxy);

        public ValueTask DisposeAsync() => link.DisposeAsync();
    }

    private sealed class Command(ISshCommand command, FaultyProxy proxy) : ISshCommand
    {
        public Stream Input { get; } = new CuttingStream(command.Input, proxy);

        public Stream Output => command.Output;

        public string Errors => command.Errors;

        public Task<int?> WaitAsync(CancellationToken cancellationToken) => command.WaitAsync(cancellationToken);

        public ValueTask DisposeAsync() => command.DisposeAsync();
    }

    private sealed class CuttingStream(Stream stream, FaultyProxy proxy) : Stream
    {
        private long _written;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override async ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (_written < CutAfterBytes && _written + buffer.Length >= CutAfterBytes)
            {
                proxy.Cut();
            }

            _written += buffer.Length;
            await stream.WriteAsync(buffer, cancellationToken);
        }

        public override void Write(byte[] buffer, int offset, int count) => WriteAsync(buffer.AsMemory(offset, count)).AsTask().GetAwaiter().GetResult();

        public override void Flush() => stream.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            stream.Dispose();
            base.Dispose(disposing);
        }
    }
}
