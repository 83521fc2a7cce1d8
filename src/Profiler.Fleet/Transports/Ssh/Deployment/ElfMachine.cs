using System.Buffers.Binary;

namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <summary>Processors as ELF headers and `uname -m` name them.</summary>
internal static class ElfMachine
{
    /// <summary>An ELF file's header up to and with e_machine.</summary>
    private const int HeaderBytes = 20;
    private const int MachineOffset = 18;
    private const int OrderOffset = 5;
    private const byte BigEndian = 2;

    /// <returns>Null for a file that is no ELF file.</returns>
    public static int? Of(Stream file)
    {
        Span<byte> header = stackalloc byte[HeaderBytes];
        if (file.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.StartsWith("\u007FELF"u8))
        {
            return null;
        }

        ReadOnlySpan<byte> machine = header[MachineOffset..];
        return header[OrderOffset] == BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(machine) : BinaryPrimitives.ReadUInt16LittleEndian(machine);
    }

    /// <returns>Null for a processor that no runtime library comes for.</returns>
    public static int? OfUname(string machine) => machine switch
    {
        "x86_64" or "amd64" => 62,
        "aarch64" or "arm64" => 183,
        "armv6l" or "armv7l" or "armv8l" => 40,
        "riscv64" => 243,
        _ => null,
    };
}
