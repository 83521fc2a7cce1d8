namespace Profiler.Fleet.Lanes;

/// <summary>Where an attempt failed; the same code asks for another answer at each place.</summary>
internal enum FaultOrigin
{
    /// <summary>What was asked for cannot be done.</summary>
    Request,

    /// <summary>The board could not be reached, or its agent not started.</summary>
    Connection,

    /// <summary>The board, its agent or its runtime, at work.</summary>
    Device,

    /// <summary>Our own database or disk.</summary>
    Database,
}
