namespace Profiler.Fleet.Transports.Ssh;

/// <summary>Kinds of host key, of which a host usually has one each.</summary>
public enum HostKeyFamily
{
    Ed25519,
    Ecdsa,
    Rsa,
}
