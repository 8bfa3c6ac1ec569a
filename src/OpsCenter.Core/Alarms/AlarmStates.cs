using OpsCenter.Core.Alarms.Conditions;
using OpsCenter.Core.Alarms.Signals;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms;

/// <summary>All states, and which of them a reading, an event or another state concerns. One owner.</summary>
internal sealed class AlarmStates
{
    private static readonly DeviationPartner[] NoPartners = [];
    private readonly Dictionary<string, AlarmState> _byId = [];
    private readonly Dictionary<(string Rule, string Join), DeviationPartner> _partners = [];
    private readonly Dictionary<(string Rule, string Site), AlarmState> _combinations = [];
    private TrailMap<SeriesKey, AlarmState[]> _bySeries = new();
    private TrailMap<SeriesKey, DeviationPartner[]> _partnersBySeries = new();
    private AlarmRuleSet _rules = AlarmRuleSet.Empty;

    public IReadOnlyCollection<AlarmState> All => _byId.Values;

    public AlarmState? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>States of the rules that watch this series itself.</summary>
    public AlarmState[] Of(SeriesKey series) => _bySeries.Next(series) ?? FindStates(series);

    /// <summary>Where the series is what others are compared with.</summary>
    public DeviationPartner[] PartnersOf(SeriesKey series) =>
        !_rules.HasDeviations ? NoPartners : _partnersBySeries.Next(series) ?? FindPartners(series);

    /// <summary>States that count events of this kind, at this place.</summary>
    public IEnumerable<AlarmState> Of(OperationalEvent happened)
    {
        foreach (var rule in _rules.CountersOf(happened.Kind))
        {
            if (PseudoSeries.Matches(rule.Config.Selector, happened))
            {
                yield return StateOf(rule, PseudoSeries.Of(happened, ((AlarmCondition.Count)rule.Config.Condition).By));
            }
        }
    }

    /// <summary>Combinations at the state's site that its rule is part of.</summary>
    public IEnumerable<AlarmState> CombinationsWith(AlarmState input)
    {
        foreach (var rule in _rules.CombinationsWith(input.Rule.Id))
        {
            var state = CombinationOf(rule, input.Series);
            ((CombinationSignal)state.Signal!).Add(input);
            yield return state;
        }
    }

    public AlarmState Restore(AlarmRule rule, AlarmStateRecord record, Instant heardAt)
    {
        var state = new AlarmState(rule, record, SignalOf(rule, record.Series), heardAt);
        Keep(state);
        return state;
    }

    /// <summary>New rules; the caller rebinds or removes what there is.</summary>
    public void Use(AlarmRuleSet rules)
    {
        _rules = rules;
        _bySeries = new();
        _partnersBySeries = new();
    }

    public void Rebind(AlarmState state, AlarmRule rule)
    {
        if (rule.Definition == state.Rule.Definition)
        {
            state.Rebind(rule, state.Signal);
            return;
        }

        Detach(state);
        state.Rebind(rule, SignalOf(rule, state.Series));
        Keep(state);
    }

    public void Remove(AlarmState state)
    {
        _byId.Remove(state.Id);
        Detach(state);
    }

    private void Detach(AlarmState state)
    {
        foreach (var partner in _partners.Values)
        {
            partner.Dependents.Remove(state);
        }

        foreach (var combination in _combinations.Values)
        {
            (combination.Signal as CombinationSignal)?.Remove(state);
        }

        if (state.Signal is CombinationSignal)
        {
            _combinations.Remove((state.Rule.Id, SiteOf(state.Series)));
        }
    }

    // Apart, because the closure would be made at every call of a method that holds the lambda.
    private AlarmState[] FindStates(SeriesKey series)
    {
        AlarmState[] states = [.. _rules.RulesOf(series).Select(rule => StateOf(rule, series))];
        _bySeries.Set(series, states);
        return states;
    }

    private DeviationPartner[] FindPartners(SeriesKey series)
    {
        DeviationPartner[] partners = [.. _rules.ComparedWith(series).Select(rule => PartnerOf(rule, series))];
        _partnersBySeries.Set(series, partners);
        return partners;
    }

    private AlarmState CombinationOf(AlarmRule rule, SeriesKey input)
    {
        if (!_combinations.TryGetValue((rule.Id, SiteOf(input)), out var state))
        {
            var tags = input.Tags.Where(tag => tag.Key is StandardTags.Pack or StandardTags.Site or StandardTags.Area);
            state = StateOf(rule, new SeriesKey(PseudoSeries.Rules, tags, rule.Id));
            _combinations[(rule.Id, SiteOf(input))] = state;
        }

        return state;
    }

    private AlarmState StateOf(AlarmRule rule, SeriesKey series)
    {
        if (!_byId.TryGetValue(AlarmFingerprint.Of(rule.Id, series), out var state))
        {
            state = new AlarmState(rule, series, SignalOf(rule, series));
            Keep(state);
        }

        return state;
    }

    private void Keep(AlarmState state)
    {
        _byId[state.Id] = state;
        if (state.Signal is DeviationSignal)
        {
            PartnerOf(state.Rule, state.Series).Dependents.Add(state);
        }
        else if (state.Signal is CombinationSignal combination)
        {
            _combinations[(state.Rule.Id, SiteOf(state.Series))] = state;
            foreach (var input in _byId.Values)
            {
                if (SiteOf(input.Series) == SiteOf(state.Series))
                {
                    combination.Add(input);
                }
            }
        }
    }

    private AlarmSignal? SignalOf(AlarmRule rule, SeriesKey series) => rule.Config.Condition is AlarmCondition.Deviation deviation
        ? new DeviationSignal(deviation, series, PartnerOf(rule, series))
        : AlarmSignals.Of(rule.Config.Condition);

    private DeviationPartner PartnerOf(AlarmRule rule, SeriesKey series)
    {
        var join = string.Join('\n', ((AlarmCondition.Deviation)rule.Config.Condition).Join.Select(series.Tag));
        if (!_partners.TryGetValue((rule.Id, join), out var partner))
        {
            _partners[(rule.Id, join)] = partner = new DeviationPartner();
        }

        return partner;
    }

    private static string SiteOf(SeriesKey series) => series.Tag(StandardTags.Site) ?? "";
}
