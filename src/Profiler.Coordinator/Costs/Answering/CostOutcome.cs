using Profiler.Coordinator.Costs.Catalog;
using Profiler.Coordinator.Costs.Errands;

namespace Profiler.Coordinator.Costs.Answering;

/// <summary>How far an attempt to answer came.</summary>
/// <param name="Unread">A table whose costs have to be read first; null where none has.</param>
/// <param name="Space">The space of <paramref name="Unread"/>.</param>
/// <param name="Asked">Architectures that the database has to be asked about first; null where none are.</param>
internal readonly record struct CostOutcome(CatalogTable? Unread, CatalogSpace? Space, CostErrand? Asked)
{
    /// <summary>The answer is written.</summary>
    public static CostOutcome Done => default;

    public bool IsDone => Unread is null && Asked is null;
}
