using OpsCenter.Core.Configuration;
using OpsCenter.Core.Kpis;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Briefings;

/// <summary>The KPIs of a briefing: one line each, the worst of its places.</summary>
internal sealed class BriefingKpis(BriefingArea area, BriefingPeriod period)
{
    /// <summary>Worst first; what has no figure before what is well.</summary>
    public IReadOnlyList<BriefingKpi> Told { get; private set; } = [];

    /// <summary>Left out: they are of the whole province only.</summary>
    public int Elsewhere { get; private set; }

    public BriefingKpis Of(BriefingFacts facts)
    {
        var told = new List<BriefingKpi>();
        foreach (var kpi in facts.Kpis)
        {
            if (kpi.Scope.Kind is KpiScopeKind.All or KpiScopeKind.Tag && !area.IsWhole)
            {
                Elsewhere++;
                continue;
            }

            var figures = facts.Figures[kpi.Id].Where(figure => Belongs(kpi, figure.Series)).ToList();
            if (figures.Count > 0 || !(kpi.Scope.Kind == KpiScopeKind.Site && !area.IsWhole))
            {
                told.Add(Line(kpi, figures, facts.Reasons));
            }
        }

        Told = [.. told.OrderBy(Rank).ThenByDescending(one => one.Miss).ThenBy(one => one.Kpi.Pack, StringComparer.Ordinal).ThenBy(one => one.Kpi.Id, StringComparer.Ordinal)];
        return this;
    }

    private bool Belongs(KpiDefinition kpi, SeriesKey series) => kpi.Scope.Kind switch
    {
        KpiScopeKind.Area => series.Tag(StandardTags.Area) is { } id && area.IsHeadline(id),
        KpiScopeKind.Site => area.Holds(series),
        _ => true,
    };

    private BriefingKpi Line(KpiDefinition kpi, List<BriefingKpiFigure> figures, IReadOnlyDictionary<string, KpiReason> reasons)
    {
        var target = kpi.TargetOn(period.Day);
        var judged = figures.Where(figure => figure.Now is not null).Select(figure => (Figure: figure, State: kpi.StateOf(figure.Now!.Value.Value, period.Day)))
            .OrderByDescending(one => one.State).ThenByDescending(one => Badness(kpi, one.Figure.Now!.Value.Value)).ToList();
        if (judged.Count == 0)
        {
            var past = figures.FirstOrDefault(figure => figure.Before is not null);
            return new BriefingKpi
            {
                Kpi = kpi,
                Target = target,
                Before = past?.Before,
                LastYear = past?.LastYear,
                Reason = reasons.TryGetValue(kpi.Id, out var reason) ? reason : null,
            };
        }

        var (worst, state) = judged[0];
        return new BriefingKpi
        {
            Kpi = kpi,
            Place = figures.Count > 1 || kpi.Scope.Kind is KpiScopeKind.Site or KpiScopeKind.Tag ? NameOf(kpi, worst.Series) : null,
            Series = worst.Series,
            Now = worst.Now,
            Before = worst.Before,
            LastYear = worst.LastYear,
            Trend = worst.Trend,
            Target = target,
            Band = kpi.BandOf(worst.Now!.Value.Value),
            State = state,
            Places = judged.Count,
            PlacesOff = judged.Count(one => one.State is KpiState.Bad or KpiState.Warning),
        };
    }

    private LocalizedText? NameOf(KpiDefinition kpi, SeriesKey series) => kpi.Scope.Kind == KpiScopeKind.Tag
        ? series.Tag(kpi.Scope.Tag!) is { } value ? LocalizedText.Same(value) : null
        : area.NameOf(series.Tag(StandardTags.Site), series.Tag(StandardTags.Area));

    private static double Badness(KpiDefinition kpi, double value) => kpi.Better == KpiDirection.Higher ? -value : value;

    private static int Rank(BriefingKpi one) => one.State switch
    {
        KpiState.Bad => 0,
        KpiState.Warning => 1,
        _ => one.Now is null ? 2 : 3,
    };
}
