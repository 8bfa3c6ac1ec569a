using OpsCenter.Core.Statistics;
using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Alarms.Performance;

/// <summary>Why a rule calls so often and what may help, from its own history. Deterministic. Immutable.</summary>
/// <param name="all">Every occurrence of the range.</param>
/// <param name="calls">Of all rules, for shares.</param>
/// <param name="to">End of the range.</param>
internal sealed class AlarmAdvisor(IReadOnlyList<AlarmOccurrence> all, int calls, Instant to)
{
    /// <summary>An alarm that is back so soon was not over.</summary>
    private static readonly TimeSpan BackSoon = TimeSpan.FromMinutes(5);

    /// <summary>Nobody has read, thought and acted in less.</summary>
    private static readonly TimeSpan TooShort = TimeSpan.FromMinutes(2);

    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    /// <summary>Fewer are no pattern.</summary>
    private const int Pattern = 3;
    private const double Most = 0.9;
    private const double Half = 0.5;

    private readonly Dictionary<string, List<AlarmOccurrence>> _bySite =
        all.Where(one => Site(one) is not null).GroupBy(one => Site(one)!).ToDictionary(group => group.Key, group => group.OrderBy(one => one.RaisedAt).ToList());

    /// <param name="rule">Its id.</param>
    /// <param name="own">Its occurrences, in the order of time.</param>
    /// <param name="urgentCalls">Its calls of the two upper severities.</param>
    public IReadOnlyList<AlarmAdvice> For(string rule, IReadOnlyList<AlarmOccurrence> own, int urgentCalls)
    {
        AlarmAdvice?[] found = [Chattering(own), Short(own), Standing(own), Duplicate(rule, own), Urgent(urgentCalls)];
        var advice = found.OfType<AlarmAdvice>().ToList();
        return advice.Count > 0 ? advice : [new AlarmAdvice(AlarmAdviceKind.Frequent, own.Count, own.Select(one => one.AlarmId).Distinct().Count())];
    }

    private static string? Site(AlarmOccurrence one) => one.Series.Tag(StandardTags.Site);

    private static AlarmAdvice? Chattering(IReadOnlyList<AlarmOccurrence> own)
    {
        var returns = own.GroupBy(one => one.AlarmId)
            .SelectMany(alarm => alarm.Zip(alarm.Skip(1), (before, next) => (before, Gap: next.RaisedAt - before.EndedAt)))
            .Where(pair => pair.Gap is { } gap && gap <= BackSoon && !pair.before.Closed)
            .ToList();
        if (returns.Count < Pattern)
        {
            return null;
        }

        var fallen = returns.Select(pair => Math.Abs(pair.before.Limit - pair.before.ClearedValue!.Value)).Where(double.IsFinite);
        return new AlarmAdvice(AlarmAdviceKind.Chattering, returns.Count, own.Count)
        {
            Time = Rounded(NearestRank.Of(returns.Select(pair => pair.Gap!.Value), Most)!.Value),
            Deadband = NearestRank.Of(fallen, Most) is > 0 and var deadband ? Math.Round(Math.Round(deadband, 6), 3, MidpointRounding.ToPositiveInfinity) : null,
            Unit = own[0].Unit,
        };
    }

    private AlarmAdvice? Short(IReadOnlyList<AlarmOccurrence> own)
    {
        var lengths = own.Where(one => one is { EndedAt: not null, Closed: false }).Select(one => one.Length(to)).Where(length => length <= TooShort).ToList();
        return lengths.Count < Pattern || lengths.Count < own.Count * Half
            ? null
            : new AlarmAdvice(AlarmAdviceKind.Brief, lengths.Count, own.Count) { Time = Rounded(NearestRank.Of(lengths, Most)!.Value) };
    }

    private AlarmAdvice? Standing(IReadOnlyList<AlarmOccurrence> own)
    {
        var standing = own.Select(one => one.Length(to)).Where(length => length > Stale).ToList();
        return standing.Count == 0 ? null : new AlarmAdvice(AlarmAdviceKind.Stale, standing.Count, own.Count) { Time = standing.Max() };
    }

    private AlarmAdvice? Duplicate(string rule, IReadOnlyList<AlarmOccurrence> own)
    {
        if (own.Count < Pattern)
        {
            return null;
        }

        var companions = own.SelectMany(one => Around(one).Where(other => other.RuleId != rule).Select(other => other.RuleId).Distinct())
            .CountBy(other => other).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).FirstOrDefault();
        return companions.Value > own.Count * Most
            ? new AlarmAdvice(AlarmAdviceKind.Together, companions.Value, own.Count) { Cause = companions.Key }
            : null;
    }

    private IEnumerable<AlarmOccurrence> Around(AlarmOccurrence one)
    {
        if (Site(one) is not { } site)
        {
            yield break;
        }

        var there = _bySite[site];
        for (var index = FirstFrom(there, one.RaisedAt - Together); index < there.Count && there[index].RaisedAt <= one.RaisedAt + Together; index++)
        {
            yield return there[index];
        }
    }

    private static int FirstFrom(List<AlarmOccurrence> there, Instant from)
    {
        var (low, high) = (0, there.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = there[middle].RaisedAt < from ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    /// <summary>The upper two priorities may take a twentieth of all calls: a rule that alone takes more fills them up.</summary>
    private AlarmAdvice? Urgent(int urgent) =>
        urgent >= Pattern && urgent > calls * 0.05 ? new AlarmAdvice(AlarmAdviceKind.Urgent, urgent, calls) : null;

    /// <summary>Up to whole five seconds; from two minutes on to half minutes.</summary>
    private static TimeSpan Rounded(TimeSpan time)
    {
        var step = TimeSpan.FromSeconds(time < TimeSpan.FromMinutes(2) ? 5 : 30);
        return step * Math.Max(1, Math.Ceiling(time / step));
    }
}
