using System.Collections.Concurrent;

namespace OpsCenter.App.OpenData;

/// <summary>What was read since it was last asked. Thread-safe; bounded by the number of published data sets.</summary>
public sealed class OpenDataCounts
{
    private readonly ConcurrentDictionary<string, int> _downloads = new(StringComparer.Ordinal);
    private int _calls;
    private int _refused;

    /// <summary>Values of a data set were handed out.</summary>
    public void Downloaded(string kpi) => _downloads.AddOrUpdate(kpi, 1, static (_, count) => count + 1);

    /// <summary>Any request but one that was refused.</summary>
    public void Called() => Interlocked.Increment(ref _calls);

    /// <summary>Somebody asked more often than allowed.</summary>
    public void Refused() => Interlocked.Increment(ref _refused);

    /// <summary>Counts since the last time, which begin anew.</summary>
    public (IReadOnlyDictionary<string, int> Downloads, int Calls, int Refused) Take()
    {
        var downloads = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var kpi in _downloads.Keys)
        {
            if (_downloads.TryRemove(kpi, out var count))
            {
                downloads[kpi] = count;
            }
        }

        return (downloads, Interlocked.Exchange(ref _calls, 0), Interlocked.Exchange(ref _refused, 0));
    }
}
