using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Areas;
using OpsCenter.Core.Calendars;
using OpsCenter.Core.Kpis.Formulas;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Computing;

/// <summary>Deals the series of a KPI out to its scopes, as the areas are at a day. Not thread-safe.</summary>
/// <param name="kpi">Whose.</param>
/// <param name="inputs">Its series.</param>
/// <param name="places">Areas and sites.</param>
/// <param name="place">What is known of a scope's place: its sites and its area.</param>
/// <param name="trace">Shared by all.</param>
internal sealed class KpiScopes(
    KpiDefinition kpi, IReadOnlyList<IReadOnlyList<SeriesCells>> inputs, Places places, Func<IReadOnlyList<Site>, Area?, IFormulaPlace> place, FormulaTrace trace)
{
    private readonly string[] _names = [.. kpi.Inputs.Select(input => input.Name)];

    // Days between which no area begins or ends share their scopes.
    private readonly DateOnly[] _changes =
        [.. places.Areas.Values.SelectMany(area => new[] { area.ValidFrom, area.ValidTo?.AddDays(1) }).OfType<DateOnly>().Distinct().Order()];

    private readonly Dictionary<int, IReadOnlyList<(SeriesKey Series, FormulaScope Scope)>> _ofEra = [];

    /// <summary>The scopes in force when the window begins, with the series their values are stored under.</summary>
    public IReadOnlyList<(SeriesKey Series, FormulaScope Scope)> At(Instant start)
    {
        var day = DateOnly.FromDateTime(LocalClock.Local(start));
        var era = kpi.Scope.Kind == KpiScopeKind.Area ? _changes.Count(change => change <= day) : 0;
        if (!_ofEra.TryGetValue(era, out var scopes))
        {
            _ofEra[era] = scopes = Deal(day);
        }

        return scopes;
    }

    private List<(SeriesKey, FormulaScope)> Deal(DateOnly day)
    {
        var dealt = new SortedDictionary<string, List<SeriesCells>[]>(StringComparer.Ordinal);
        for (var input = 0; input < inputs.Count; input++)
        {
            foreach (var series in inputs[input])
            {
                foreach (var key in KeysOf(series.Series, day))
                {
                    Of(dealt, key)[input].Add(series);
                }
            }
        }

        foreach (var expected in Expected(day))
        {
            Of(dealt, expected);
        }

        return [.. dealt.Select(pair => (SeriesOf(pair.Key), new FormulaScope(pair.Value, _names, PlaceOf(pair.Key, day), trace)))];
    }

    private List<SeriesCells>[] Of(SortedDictionary<string, List<SeriesCells>[]> dealt, string key)
    {
        if (!dealt.TryGetValue(key, out var part))
        {
            dealt[key] = part = [.. inputs.Select(_ => new List<SeriesCells>())];
        }

        return part;
    }

    private IEnumerable<string> KeysOf(SeriesKey series, DateOnly day) => kpi.Scope.Kind switch
    {
        KpiScopeKind.All => [""],
        KpiScopeKind.Site => series.Tag(StandardTags.Site) is { } site ? [site] : [],
        KpiScopeKind.Tag => series.Tag(kpi.Scope.Tag!) is { } value ? [value] : [],
        _ => AreaOf(series) is { } area ? AreaChain.Of(places, area, day) : [],
    };

    private string? AreaOf(SeriesKey series) =>
        series.Tag(StandardTags.Area) ?? (series.Tag(StandardTags.Site) is { } site && places.Sites.TryGetValue(site, out var known) ? known.Area : null);

    /// <summary>Events leave no trace of where none came, and none is a figure too.</summary>
    private IEnumerable<string> Expected(DateOnly day) => !kpi.Inputs.Any(input => input is KpiInput.Events)
        ? []
        : kpi.Scope.Kind switch
        {
            KpiScopeKind.All => [""],
            KpiScopeKind.Site => places.Sites.Values.Where(site => site.Pack == kpi.Pack).Select(site => site.Id),
            KpiScopeKind.Area => places.Areas.Values.Where(area => AreaChain.IsInForce(area, day)).Select(area => area.Id),
            _ => [],
        };

    private SeriesKey SeriesOf(string key)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal) { [StandardTags.Pack] = kpi.Pack };
        switch (kpi.Scope.Kind)
        {
            case KpiScopeKind.Site:
                tags[StandardTags.Site] = key;
                if (places.Sites.TryGetValue(key, out var site))
                {
                    tags[StandardTags.Area] = site.Area;
                }

                break;
            case KpiScopeKind.Area:
                tags[StandardTags.Area] = key;
                break;
            case KpiScopeKind.Tag:
                tags[kpi.Scope.Tag!] = key;
                break;
        }

        return new SeriesKey(PseudoSeries.Kpis, tags, kpi.Id);
    }

    private IFormulaPlace PlaceOf(string key, DateOnly day)
    {
        var ours = places.Sites.Values.Where(site => site.Pack == kpi.Pack);
        return kpi.Scope.Kind switch
        {
            KpiScopeKind.Site => place([.. ours.Where(site => site.Id == key)], null),
            KpiScopeKind.Area => place([.. ours.Where(site => AreaChain.Of(places, site.Area, day).Contains(key))], places.Areas.GetValueOrDefault(key)),
            _ => place([.. ours], null),
        };
    }
}
