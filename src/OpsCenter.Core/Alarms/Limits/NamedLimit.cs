using OpsCenter.Core.Configuration;

namespace OpsCenter.Core.Alarms.Limits;

/// <summary>A limit that several rules refer to: a standard, a decision. Dated, because standards change.</summary>
/// <param name="Id">E.g. <c>pm25.day</c>.</param>
/// <param name="Name">Shown.</param>
/// <param name="Unit">As in <c>fields.yaml</c>.</param>
/// <param name="Source">The decision or standard.</param>
/// <param name="Values">In order of time, without a gap; the first holds since ever where it has no beginning.</param>
/// <param name="Origin">Province, or pack where it took over.</param>
public sealed record NamedLimit(string Id, LocalizedText Name, string Unit, string Source, IReadOnlyList<DatedLimit> Values, LimitOrigin Origin)
{
    /// <summary>The value of a day; NaN before the first.</summary>
    public double On(DateOnly day) => Values.LastOrDefault(value => value.From is null || value.From <= day)?.Value ?? double.NaN;
}
