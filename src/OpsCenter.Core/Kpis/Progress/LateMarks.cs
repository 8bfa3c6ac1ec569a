using OpsCenter.Core.Telemetry;

namespace OpsCenter.Core.Kpis.Progress;

/// <summary>Windows that were computed before all their readings were there. Durable: a mark that was set is there after a kill. Thread-safe.</summary>
/// <remarks>A mark that is set again while its window is being computed stays.</remarks>
public sealed class LateMarks(ILateMarkFile file)
{
    private readonly Lock _changing = new();
    private readonly Dictionary<LateMark, long> _waiting = file.Load().Distinct().ToDictionary(mark => mark, _ => 0L);
    private long _set;

    public int Count
    {
        get
        {
            lock (_changing)
            {
                return _waiting.Count;
            }
        }
    }

    /// <summary>Counts by KPI.</summary>
    public IReadOnlyDictionary<string, int> Counts()
    {
        lock (_changing)
        {
            return _waiting.Keys.CountBy(mark => mark.Kpi).ToDictionary();
        }
    }

    /// <summary>Durable when it returns.</summary>
    public void Set(IReadOnlyCollection<LateMark> marks)
    {
        lock (_changing)
        {
            var fresh = marks.Where(mark => !_waiting.ContainsKey(mark)).ToList();
            if (fresh.Count > 0)
            {
                file.Append(fresh);
            }

            _set++;
            foreach (var mark in marks)
            {
                _waiting[mark] = _set;
            }
        }
    }

    /// <summary>Windows of the KPI that wait, with what <see cref="Clear"/> needs to know whether they were marked again.</summary>
    public IReadOnlyList<(Instant Start, long Ticket)> Of(string kpi)
    {
        lock (_changing)
        {
            return [.. _waiting.Where(mark => mark.Key.Kpi == kpi).Select(mark => (mark.Key.Start, mark.Value)).OrderBy(mark => mark.Start)];
        }
    }

    /// <summary>The windows were computed from what was stored when <see cref="Of"/> was asked.</summary>
    public void Clear(string kpi, IEnumerable<(Instant Start, long Ticket)> done)
    {
        lock (_changing)
        {
            foreach (var (start, ticket) in done)
            {
                var mark = new LateMark(kpi, start);
                if (_waiting.TryGetValue(mark, out var now) && now == ticket)
                {
                    _waiting.Remove(mark);
                }
            }

            file.Keep(_waiting.Keys);
        }
    }

    /// <summary>Of KPIs that are no longer defined.</summary>
    public void Forget(Func<string, bool> isKnown)
    {
        lock (_changing)
        {
            foreach (var mark in _waiting.Keys.Where(mark => !isKnown(mark.Kpi)).ToList())
            {
                _waiting.Remove(mark);
            }

            file.Keep(_waiting.Keys);
        }
    }
}
