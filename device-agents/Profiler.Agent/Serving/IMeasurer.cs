using Profiler.Measurement.Protocol;

namespace Profiler.Agent.Serving;

/// <summary>Carries out what runs models.</summary>
internal interface IMeasurer : IDisposable
{
    /// <summary>Runs the visits in order; reports progress before each and the visit after it.</summary>
    /// <exception cref="AgentException">The request cannot be carried out, or the process that measures died.</exception>
    void Run(MeasureRequest request, Action<AgentReply> report, CancellationToken cancellationToken);

    /// <summary>Runs a model once on known inputs. What the runtime cannot do is part of the answer.</summary>
    /// <exception cref="AgentException">The model is not there.</exception>
    CheckedReply Check(CheckRequest request, CancellationToken cancellationToken);

    /// <summary>Loads a model and tells what the runtime made of it. A load in progress ends before a cancellation is seen.</summary>
    /// <exception cref="AgentException">The model is not there, or the runtime refuses it.</exception>
    GraphReply ReadGraph(GraphRequest request, CancellationToken cancellationToken);

    /// <summary>Runs a model without a pause and watches power before, meanwhile and after; reports where each begins.</summary>
    /// <exception cref="AgentException">The model is not there, no power can be read, or a sensor fails in mid-pass.</exception>
    EnergyReply WatchEnergy(EnergyRequest request, Action<AgentReply> report, CancellationToken cancellationToken);
}
