namespace Profiler.Api;

/// <summary>The paths of the HTTP API, version 1 (docs/api.md).</summary>
public static class ApiRoutes
{
    public const string Targets = "/v1/targets";
    public const string Spaces = "/v1/spaces";
    public const string Tables = "/v1/tables";
    public const string Surrogates = "/v1/surrogates";
    public const string Costs = "/v1/costs";
    public const string Networks = "/v1/networks";
    public const string Models = "/v1/models";
    public const string Measurements = "/v1/measurements";
    public const string Jobs = "/v1/jobs";
    public const string Devices = "/v1/devices";
    public const string Keys = "/v1/keys";
    public const string Events = "/v1/events";
    public const string Backup = "/v1/backup";
    public const string DialIn = "/v1/agents/dial-in";
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";
    public const string Metrics = "/metrics";
    public const string OpenApi = "/openapi/v1.json";
}
