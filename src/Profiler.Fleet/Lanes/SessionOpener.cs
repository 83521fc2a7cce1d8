using System.Diagnostics;
using Polly;
using Polly.Retry;
using Polly.Timeout;
using Profiler.Fleet.Agents;
using Profiler.Fleet.Connections;
using Profiler.Fleet.Devices;
using Profiler.Fleet.Telemetry;
using Profiler.Fleet.Transports;
using Profiler.Networks.Errors;
using Profiler.Store;
using Profiler.Store.Devices;

namespace Profiler.Fleet.Lanes;

/// <summary>Reaches boards: within a limit, and again at once where a link fails that may come back in seconds.</summary>
internal sealed class SessionOpener
{
    private readonly IDeviceConnector _connector;
    private readonly TimeProvider _time;
    private readonly ResiliencePipeline _pipeline;

    public SessionOpener(IDeviceConnector connector, TimeProvider time, BackOff backOff)
    {
        _connector = connector;
        _time = time;
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddTimeout(LaneDefaults.Connect)
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<ProfilerException>(IsPassing),
                MaxRetryAttempts = LaneDefaults.ConnectRetries,
                Delay = LaneDefaults.ConnectBackOff,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Randomizer = backOff.NextDouble,
            })
            .Build();
    }

    /// <summary>A connection that only a newer program can read is left to that one.</summary>
    public bool CanReach(RegisteredDevice device)
    {
        try
        {
            return _connector.CanReach(device.Name, DeviceConnectionJson.Read(device.ConnectionJson));
        }
        catch (ProfilerException error) when (error.Code == ErrorCode.InvalidArgument)
        {
            return false;
        }
    }

    /// <exception cref="ProfilerException">The board or its agent; see <see cref="IDeviceConnector.ConnectAsync"/>.</exception>
    /// <exception cref="DatabaseFault">The board answered and our database did not.</exception>
    public async Task<DeviceSession> OpenAsync(
        RegisteredDevice device, DeviceOptions options, ProfilerDatabase database, CancellationToken cancellationToken)
    {
        using Activity? span = FleetTelemetry.Source.StartActivity("connect");
        span?.SetTag("device", device.Name);
        DeviceConnection connection = DeviceConnectionJson.Read(device.ConnectionJson);
        try
        {
            return await _pipeline.ExecuteAsync(
                async token => await TryOpenAsync(connection, options, database, token), cancellationToken);
        }
        catch (TimeoutRejectedException error)
        {
            throw new ProfilerException(
                ErrorCode.TimedOut,
                $"The device '{device.Name}' was not reached within {LaneDefaults.Connect.TotalMinutes:0} min.",
                "See whether its link and its disk are slow or hang.",
                error);
        }
    }

    private async Task<DeviceSession> TryOpenAsync(
        DeviceConnection connection, DeviceOptions options, ProfilerDatabase database, CancellationToken cancellationToken)
    {
        IAgentTransport transport = await _connector.ConnectAsync(options.Name, connection, cancellationToken);
        AgentClient agent = await AgentClient.ConnectAsync(transport, AgentPatience.Default, _time, cancellationToken);
        try
        {
            return await DeviceSession.OpenAsync(options, agent, database, cancellationToken);
        }
        catch (ProfilerException error) when (error.Code is ErrorCode.Storage or ErrorCode.LeaseLost && error != agent.Failure)
        {
            throw new DatabaseFault(error);
        }
    }

    private static bool IsPassing(ProfilerException error) =>
        error.Code is ErrorCode.Unreachable or ErrorCode.LinkLost or ErrorCode.AgentDied or ErrorCode.DeviceFailed;
}
