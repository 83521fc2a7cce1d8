namespace Profiler.Measurement.Protocol;

/// <summary>
/// The agent protocol, version 4. JSON lines: each frame is one JSON object in UTF-8 on one line, on the agent's
/// standard input (requests) and standard output (replies); standard error is free text for logs.
/// <para>
/// The agent speaks first: <c>hello</c> with the protocol's version. Then the coordinator sends requests, each with an
/// <c>id</c> of its choice that comes back in every reply to it:
/// </para>
/// <list type="bullet">
/// <item><c>describe</c> -> <c>description</c></item>
/// <item><c>have-model</c> (sha256, releases) -> <c>model-state</c> (present); what was asked for or put stays, until one that
/// releases lets it go: then it makes room when room is needed, and has to be asked for again before it is used</item>
/// <item><c>put-model</c> (sha256, offset, total, base64 data; chunks in order) -> <c>stored</c> for each chunk; the last
/// one is answered when the content's hash was found right and the file is whole</item>
/// <item><c>measure</c> (visits) -> <c>visit</c> for each visit as it ends, <c>progress</c> (phase) before each is built and
/// before it is measured, then <c>done</c></item>
/// <item><c>check</c> (workload, seed) -> <c>checked</c> (outputs: dimensions, statistics, first values, sha256; or the problem
/// that the runtime had, which is an answer too)</item>
/// <item><c>graph</c> (workload) -> <c>graph</c> (runtime version, kernels: node, operator, provider, tensors with shapes,
/// attributes): the model as the runtime fused it and laid it out; nothing is run</item>
/// <item><c>sensors</c> -> <c>sensors</c> (board, readings, unreadable: each sensor that tells nothing with reason and advice)</item>
/// <item><c>conditions</c> (wanted: power mode, clocks, governor, cool-down; what is null stays) -> <c>conditions</c> (before and
/// now of each, what does not hold and why, the clocks that are to hold, temperature). Whatever was changed is put back
/// when nothing is wanted any more and when the agent ends; after a crash, when the next agent starts</item>
/// <item><c>ping</c> (base64 payload) -> <c>pong</c> (bytes)</item>
/// <item><c>clock</c> -> <c>clock-reading</c> (utc, monotonic ns)</item>
/// <item><c>cancel</c> (target: the id of a measure, check, graph or conditions) -> <c>stored</c>; what is cancelled ends with <c>failed</c>, code cancelled</item>
/// <item><c>shutdown</c> -> the agent ends with exit code 0</item>
/// </list>
/// <para>
/// Any request may be answered by <c>failed</c> (code, message, advice). Requests are answered in order, but for
/// cancel, ping and clock, which are looked at while a measure runs. At most <see cref="MaxWaiting"/> others may wait;
/// one more is answered by failed, code badRequest. A frame is at most <see cref="MaxFrameBytes"/> long: large enough
/// for a chunk of a model, a visit's profile or a graph of some thousand kernels, small enough that a broken peer cannot fill a board's memory. An
/// unreadable frame ends the conversation: after it nothing can be trusted to be in step. An empty line is a sign of
/// life and nothing else. The agent ends when its standard input closes, so it dies with its parent or its link; one
/// that was told to expect signs of life (<c>--alive</c>) also ends when none has come for that long, because the
/// board's end of a half-open link learns of nothing.
/// </para>
/// <para>
/// Fields may be added within a version: both sides skip those they do not know and take a default for those that are
/// missing. An agent that never says which phase a visit is in is taken to be building. A new kind of frame raises the
/// version, since an unknown one ends the conversation, and both sides must speak the same: the coordinator brings the
/// agent along, so there are no old ones to get on with. Version 2 added ping, clock and check, version 3 graph,
/// version 4 sensors.
/// </para>
/// </summary>
public static class AgentProtocol
{
    public const int Version = 4;

    public const int MaxFrameBytes = 8 << 20;

    /// <summary>Requests that may wait for their turn: a peer cannot fill a board's memory with them either.</summary>
    public const int MaxWaiting = 16;

    /// <summary>Bytes of a model in one put-model frame; base64 makes them a third longer.</summary>
    public const int ChunkBytes = 1 << 20;
}
