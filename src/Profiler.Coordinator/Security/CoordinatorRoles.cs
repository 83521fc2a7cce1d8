namespace Profiler.Coordinator.Security;

/// <summary>Names of the authorization policies and claims; every endpoint carries one of the policies.</summary>
public static class CoordinatorRoles
{
    public const string Read = "read";
    public const string Measure = "measure";
    public const string Admin = "admin";
    public const string Agent = "agent";

    /// <summary>The claim that says whose agent a key belongs to.</summary>
    public const string DeviceClaim = "device";
}
