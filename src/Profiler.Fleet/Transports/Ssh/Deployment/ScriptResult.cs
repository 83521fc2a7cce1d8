namespace Profiler.Fleet.Transports.Ssh.Deployment;

/// <param name="Status">Null where the link went first.</param>
internal sealed record ScriptResult(int? Status, string Output, string Errors);
