namespace Profiler.Agent.Runners.Trtexec;

/// <summary>One run of a load, on a clock of trtexec's own that begins after its program.</summary>
internal readonly record struct TrtexecRun(double StartMs, double EndMs);
