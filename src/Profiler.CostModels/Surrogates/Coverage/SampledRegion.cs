using System.Collections.Frozen;

namespace Profiler.CostModels.Surrogates.Coverage;

/// <summary>Where the training samples lie: a kernel is covered if one of its kind was sampled near it.</summary>
internal sealed class SampledRegion
{
    private readonly FrozenDictionary<string, KindRegion> _kinds;
    private readonly FrozenSet<string> _operators;

    public SampledRegion(IEnumerable<string> operators, IEnumerable<KeyValuePair<string, KindRegion>> kinds)
    {
        _operators = operators.ToFrozenSet(StringComparer.Ordinal);
        _kinds = kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }

    public IEnumerable<string> Operators => _operators.Order(StringComparer.Ordinal);

    public IEnumerable<KeyValuePair<string, KindRegion>> Kinds => _kinds.OrderBy(kind => kind.Key, StringComparer.Ordinal);

    public static SampledRegion Of(IEnumerable<KernelPlace> places)
    {
        KernelPlace[] all = [.. places];
        return new SampledRegion(
            all.Select(place => place.Operator),
            all.GroupBy(place => place.Kind).Select(
                kind => KeyValuePair.Create(kind.Key, new KindRegion([.. kind.SelectMany(place => place.Coordinates)]))));
    }

    /// <summary>In octaves from the nearest sample of the kernel's kind; infinite where the kind was not sampled.</summary>
    public double DistanceOf(KernelPlace place) =>
        _kinds.TryGetValue(place.Kind, out KindRegion? kind) ? kind.DistanceTo(place.Coordinates) : double.PositiveInfinity;

    public bool Knows(KernelPlace place) => _operators.Contains(place.Operator);
}
